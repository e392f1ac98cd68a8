value = "grown"
