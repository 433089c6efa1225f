#ifndef HS_STATUS_H
#define HS_STATUS_H

#include <stdbool.h>
#include <stdint.h>

#ifndef __clang__
#define _Nonnull
#define _Nullable
#endif

/* What a shim function came to. */
typedef enum hs_code {
  HS_OK = 0,
  HS_LIBRARY_ERROR = 1,    /* libjpeg refused; library_code and message say why */
  HS_OUT_OF_MEMORY = 2,    /* an allocation failed, or libjpeg's own memory reached the limit */
  HS_DESTINATION_FULL = 3, /* the output is larger than its capacity: not an error, an answer */
  HS_TOO_MANY_SCANS = 4,
  HS_TOO_MUCH_WORK = 5,    /* blocks visited over all scans */
  HS_DEADLINE = 6,         /* the thread's CPU time */
  HS_CANCELLED = 7,
  HS_UNSUPPORTED = 8,      /* a coding process that this libjpeg does not decode */
  HS_NO_IMAGE = 9,         /* no frame or no scan */
  HS_MEMORY_LIMIT = 10,    /* the coefficients need more memory than allowed */
} hs_code;

typedef struct hs_status {
  hs_code code;
  int32_t library_code;  /* libjpeg's msg_code; differs between its ABIs: for people, not for decisions */
  char message[200];     /* libjpeg's text, NUL-terminated; empty without one */
} hs_status;

/* libjpeg's warnings, by names that do not change with its ABI. */
typedef enum hs_warning {
  HS_WARNING_ADOBE_TRANSFORM = 0, /* JWRN_ADOBE_XFORM */
  HS_WARNING_ARITHMETIC_CODE,     /* JWRN_ARITH_BAD_CODE */
  HS_WARNING_BOGUS_PROGRESSION,   /* JWRN_BOGUS_PROGRESSION */
  HS_WARNING_EXTRANEOUS_DATA,     /* JWRN_EXTRANEOUS_DATA */
  HS_WARNING_HIT_MARKER,          /* JWRN_HIT_MARKER */
  HS_WARNING_HUFFMAN_CODE,        /* JWRN_HUFF_BAD_CODE */
  HS_WARNING_JFIF_MAJOR,          /* JWRN_JFIF_MAJOR */
  HS_WARNING_JPEG_EOF,            /* JWRN_JPEG_EOF */
  HS_WARNING_MUST_RESYNC,         /* JWRN_MUST_RESYNC */
  HS_WARNING_NOT_SEQUENTIAL,      /* JWRN_NOT_SEQUENTIAL */
  HS_WARNING_TOO_MUCH_DATA,       /* JWRN_TOO_MUCH_DATA */
  HS_WARNING_OTHER,
  HS_WARNING_COUNT
} hs_warning;

typedef struct hs_warnings {
  uint32_t counts[HS_WARNING_COUNT];
  uint32_t extraneous_byte_count;      /* sum over HS_WARNING_EXTRANEOUS_DATA */
  int32_t first_corrupt_mcu_row;       /* the uppermost row, over all scans, with data missing or wrong; -1: none */
} hs_warnings;

#endif
