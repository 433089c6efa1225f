/*
 * What the tests need in C, beside the shim, whose private headers it uses: an encoder of pixels, and allocations that
 * fail.
 */
#ifndef CFIXTURES_H
#define CFIXTURES_H

#include "hs_failing_allocation.h"

#include "hs_pixel_encoder.h"

#endif
