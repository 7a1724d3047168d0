"""Makes units and proves them: lessons to notebooks, answers and mutants against the checks."""
