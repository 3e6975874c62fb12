"""Floor 3: finding records. What is indexed, how it is written, how it is asked.

tokens.py      the alphabet of the index
dimensions.py  what a search can be narrowed to; dimension_values.py: how values are read
index/         writing: documents/ says what is indexed of each kind of record, writer.py writes it,
               dependents.py which records an edit touches, signals.py listens to edits
query/         reading: parameters.py the `Question`, search.py the `Answer`, suggestions.py while
               typing, filters.py the FilterSets of pages and API
engines/       the only files that know the database
cache.py       what was read stays known until the database changes
"""
