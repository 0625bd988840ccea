"""How claims get in: claims files, RDF files, links tables."""
