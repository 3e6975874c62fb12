"""Floor 3: finding records. What is indexed, how it is written, how it is asked.

documents.py  what is indexed of each kind of record (`describe/`)
index.py      writing: `refresh`, `announce`, `rebuild`, `check`
dependents.py which records an edit touches; `signals.py` listens
query.py      reading: `Question`, `search`, `load`, `suggest`
filters.py    the FilterSets of pages and API
engines/      the only files that know the database
"""
