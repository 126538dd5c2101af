"""What several screens use: the context, the backdrop, notices, sounds of acts."""
