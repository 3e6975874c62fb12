"""What several rooms show: classes with a template each, from the base up.

base.py          how a component is drawn; names, links, pictures
cards.py         records among others
results.py       what stands around them: the search form, what narrows them, pages, none at all
wayfinding.py    where the reader is: crumbs, what is on this page
notices.py       what is said above a record
key_facts.py     its facts beside the title
names_in_use.py  its names, and who uses them
evidence.py      where a statement is read
event_links.py   events named elsewhere
closing.py       what ends every record: cite it, its history, report a mistake
"""
