/*
 * What the tests need in C, beside the shim, whose private headers it uses: an encoder of pixels, allocations that
 * fail, and memory that is given back.
 */
#ifndef CFIXTURES_H
#define CFIXTURES_H

#include "hs_failing_allocation.h"
#include "hs_free_memory.h"
#include "hs_pixel_encoder.h"

#endif
