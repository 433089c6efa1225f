#ifndef CLIBLCMS_SHIM_H
#define CLIBLCMS_SHIM_H

#include <lcms2.h>

/* Pixel formats that are made by macros that Swift does not see. */
enum {
  HS_LCMS_CMYK_8 = TYPE_CMYK_8,
  HS_LCMS_GRAY_16 = TYPE_GRAY_16,
  HS_LCMS_RGB_16 = TYPE_RGB_16,
  HS_LCMS_RGB_DOUBLE = TYPE_RGB_DBL
};

#endif
