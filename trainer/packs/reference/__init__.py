"""What a pack may say, written for editors (JSON Schema) and for people (Markdown), both from the models."""
