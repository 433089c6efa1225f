/*
 * The only code that sees jpeglib.h or setjmp.h.
 *
 * Swift cannot call setjmp, and libjpeg reports errors by longjmp, which must not cross a Swift frame. So every libjpeg
 * call that can fail runs inside a function of this shim that arms its own setjmp and turns the jump into a status.
 * Callbacks into Swift are called between libjpeg's calls or from its memory manager; they return normally, always.
 * Nothing is written to stderr and nothing ends the process.
 */
#ifndef CJPEGSHIM_H
#define CJPEGSHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hs_status.h"

#include "hs_types.h"

#include "hs_clock.h"

#include "hs_coefficient_reader.h"

#include "hs_coefficient_writer.h"

#endif
