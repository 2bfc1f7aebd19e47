"""The whole city in one file: taken while it works, put back whole or not at all.

The file is a zip: the databases, the uploads as they lie (encrypted), the anchors of the trail, and a
manifest with the digest of each, under a mac. The master key is not in it.
"""
