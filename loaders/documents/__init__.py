"""How text gets in: files, pages, feeds and streams as documents, with what they say of themselves."""
