"""QTI 2.1, the standard of 1EdTech (IMS) for questions, which Canvas, Blackboard, OpenOLAT, TAO and others read.

IMS Question and Test Interoperability, Assessment Test, Section and Item Information Model, version 2.1 (2012).
"""
