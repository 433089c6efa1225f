package enum RatePlaceholder {}
