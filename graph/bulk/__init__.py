"""Loading a release of a data set: many claims, in constant memory, nothing of it half there."""
