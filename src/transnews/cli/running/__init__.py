"""How a run of ``transnews translate`` is shown while it goes on, and summed up at its end."""
