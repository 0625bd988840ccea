#!/bin/sh
# What `make demo` shows: the bundled article in an embedded store, and what can be asked of it. Argument: its folder.
set -eu
folder=${1:?the folder of the demo}
mkdir -p "$folder"
cd "$folder"
rm -rf sides.store jufra-2017.graphml
unset SIDES_STORE SIDES_BASE

ask() {
    printf '\n$ sides %s\n' "$*"
    sides "$@"
}

ask load --example
ask who-supports LNA
ask who-opposes LNA
ask path Egypt GNA
ask mediators
ask disputed
ask export graphml jufra-2017.graphml

cat <<END

What next
- Ask this store more; \`sides --help\` lists what:
      cd $folder && . ../.venv/bin/activate
      sides puzzles
      sides claims --about Misrata
- Open $folder/jufra-2017.graphml in Gephi (File, Open).
- Read an article of your own: README.md shows the five steps.
END
