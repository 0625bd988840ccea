"""Many documents: read in this process or in several, written as claims files, taken up again where it stopped."""
