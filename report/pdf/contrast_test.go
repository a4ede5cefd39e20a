package pdf

import "math"

// lightness is the relative luminance of WCAG 2.1, 0 to 1.
func lightness(c colour) float64 {
	part := func(v int) float64 {
		x := float64(v) / 255
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.r) + 0.7152*part(c.g) + 0.0722*part(c.b)
}

// contrast is the ratio of WCAG 2.1, 1 to 21.
func contrast(a, b colour) float64 {
	x, y := lightness(a)+0.05, lightness(b)+0.05
	return max(x, y) / min(x, y)
}
