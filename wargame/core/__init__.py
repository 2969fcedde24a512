"""The pure engine: no files, clock, network, threads or floats. Integers in, integers out."""
