"""Which packages carry a language into a locale, and the engine that runs them."""
