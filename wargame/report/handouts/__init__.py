"""Makes what lies on the tables of an exercise: for players, for controllers, for evaluators."""
