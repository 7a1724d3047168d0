"""Everything that teaches: lessons, small data sets that need no network, and the figures that lessons share."""
