"""Writing the index: what is indexed of each record, and keeping it true."""
