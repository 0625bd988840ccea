"""What can be said: the relations and other terms of `sides.ttl`, and the shapes of a well-formed claim."""
