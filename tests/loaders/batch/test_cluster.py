"""Reading on a Dask cluster: a real one, of processes on this machine."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sides.graph.errors import ClusterUnfit, InvalidParameter, MissingFile
from sides.loaders.batch.batch import run
from sides.loaders.batch.cluster import Cluster, read_group, ship
from sides.loaders.batch.task import Outcome, Settings, Task
from sides.loaders.documents.document import document_of

ACTORS = "actors:\n  front: {name: Zubr Front, kind: armed-group}\n"


def tasks(number: int) -> Iterator[Task]:
    for place in range(number):
        text = f"Egypt supports Haftar. The Zubr Front attacked Chad, the army said. Report {place}."
        yield Task(document=document_of(text, name=f"report-{place}"))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers, each a process of one thread, which are started again when they die."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as found:
        yield found


def test_a_cluster_reads_as_one_process_does(cluster: Any, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(ACTORS, encoding="utf-8")  # which no worker has
    settings = Settings(actors=(str(tmp_path / "own.yaml"),))
    alone = [outcome for _, outcome in run(tasks(40), settings)]
    together = [outcome for _, outcome in run(tasks(40), settings, scheduler=cluster.scheduler_address)]
    assert [(one.name, one.status, one.result) for one in together] == [
        (one.name, one.status, one.result) for one in alone
    ]
    assert any(record["subject"]["id"] == "front" for record in together[0].result.records)


def test_a_worker_that_is_killed_in_the_middle_loses_nothing_and_doubles_nothing(cluster: Any) -> None:
    from distributed import Client

    with Client(cluster, set_as_default=False) as client:
        pids = client.run(os.getpid)
    found: list[Outcome] = []
    for _, outcome in run(tasks(120), Settings(), scheduler=cluster.scheduler_address):
        found.append(outcome)
        if len(found) == 10:
            os.kill(next(iter(pids.values())), signal.SIGKILL)
    assert [outcome.name for outcome in found] == [f"report-{place}" for place in range(120)]
    assert all(outcome.status == "read" and outcome.result.claims for outcome in found)


def test_a_document_that_kills_whoever_reads_it_is_told_and_the_others_are_read(
    cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sides.loaders.batch.cluster as module

    monkeypatch.setattr(module, "read_group", _deadly)
    found = [outcome for _, outcome in run(tasks(6), Settings(), scheduler=cluster.scheduler_address)]
    assert [outcome.status for outcome in found] == ["read", "read", "read", "failed", "read", "read"]
    assert found[3].why == "every worker that read it was lost"


def _deadly(shipped: Any, group: Any) -> Any:
    if any(task.document.name == "report-3" for task in group):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_group(shipped, group)


def test_another_version_on_a_worker_is_told() -> None:
    from dataclasses import replace

    with pytest.raises(ClusterUnfit, match="a worker has sides"):
        read_group(replace(ship(Settings()), version="0.0.0"), [])


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sides.loaders.batch.cluster._SECONDS", 0.5)
    with pytest.raises(ClusterUnfit, match=r"tcp://127\.0\.0\.1:9 does not answer"):
        list(run(tasks(1), Settings(), scheduler="tcp://127.0.0.1:9"))


@pytest.mark.parametrize("address", ["host:8786", "http://host", "tcp://"])
def test_what_is_no_address_of_a_scheduler_is_refused(address: str) -> None:
    with pytest.raises(InvalidParameter, match="is no scheduler's address"):
        Cluster(Settings(), address)


def test_a_gazetteer_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="No such file"):
        ship(Settings(actors=(str(tmp_path / "none.yaml"),)))


def test_the_command_writes_the_same_claims_files_with_a_cluster_as_without(cluster: Any, tmp_path: Path) -> None:
    from click.testing import CliRunner
    from sides.queries.cli import sides

    (tmp_path / "in").mkdir()
    for place in range(3):
        (tmp_path / "in" / f"a{place}.txt").write_text(f"Egypt supports Haftar. Report {place}.", encoding="utf-8")
    written = []
    for more in ([], ["--scheduler", cluster.scheduler_address]):
        out = tmp_path / f"out{len(more)}"
        ran = CliRunner().invoke(sides, ["read", str(tmp_path / "in"), "-o", str(out), *more])
        assert ran.exit_code == 0, ran.output
        written.append({path.name: path.read_text(encoding="utf-8") for path in out.glob("*.claims.yaml")})
    assert len(written[0]) == 3
    assert written[0] == written[1]
