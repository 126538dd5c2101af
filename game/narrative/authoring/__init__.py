"""What an editor needs: missing line ids, a JSON Schema."""
