"""One file per public source: a description, pure `asks`, pure `parse`. No HTTP, database or clock."""
