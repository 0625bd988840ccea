"""Reading with a language model: asked over HTTP, held to a form, believed only where its words stand in the text."""
