"""Takes planners' sheets back into decks: reads, shows what would change, edits the YAML."""
