"""How ``transnews status`` shows what stands where: a table for people, JSON for programs."""
