#ifndef HS_PIXEL_ENCODER_H
#define HS_PIXEL_ENCODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hs_coefficient_reader.h"
#include "hs_coefficient_writer.h"
#include "hs_status.h"

enum { HS_MAXIMUM_ENCODED_SCANS = 256 };

/* Interleaved 8-bit samples, rows top to bottom without padding. */
typedef struct hs_pixels {
  const uint8_t *_Nonnull samples;
  uint32_t width;
  uint32_t height;
  uint8_t channel_count;  /* 1 gray, 3 RGB, 4 CMYK (as stored: Adobe's inversion is the caller's) */
} hs_pixels;

/* One scan (ITU-T T.81, B.2.3). A sequential scan has spectral 0 to 63 and no approximation. */
typedef struct hs_encode_scan {
  uint8_t component_count;
  uint8_t components[HS_MAXIMUM_COMPONENTS];  /* indexes, ascending */
  uint8_t spectral_start;
  uint8_t spectral_end;
  uint8_t approximation_high;
  uint8_t approximation_low;
} hs_encode_scan;

/* All zero, but for quality and color_space, is a plain sequential file without JFIF. */
typedef struct hs_encode_settings {
  int32_t quality;                 /* 1 ... 100, libjpeg's scale over the tables of Annex K */
  bool allows_long_steps;          /* low qualities then give steps above 255: 16-bit tables, SOF1 */
  /* HS_TABLE_SLOTS of them, each present one replacing that of the quality; steps are 1 ... 32,767. */
  const hs_quantization_table *_Nullable quantization_tables;
  bool sets_quantization_slots;    /* false: 0 for luma and for RGB and CMYK, 1 for chroma */
  uint8_t quantization_slots[HS_MAXIMUM_COMPONENTS];

  hs_color_space color_space;      /* of the file: GRAY for 1, YCBCR or RGB for 3, CMYK or YCCK for 4 channels */
  bool sets_identifiers;           /* false: libjpeg's, 1 2 3 4 or the letters of RGB and CMYK */
  uint8_t identifiers[HS_MAXIMUM_COMPONENTS];
  /* 1 ... 4; 0: 1. Those that do not divide the largest are legal, except for YCCK, but libjpeg cannot show the file. */
  uint8_t horizontal_sampling[HS_MAXIMUM_COMPONENTS];
  uint8_t vertical_sampling[HS_MAXIMUM_COMPONENTS];

  uint32_t restart_interval;       /* MCUs, at most 65,535; 0: none */
  bool is_progressive;             /* libjpeg's standard script */
  bool separates_components;       /* sequential: a scan for each; false: one interleaved scan of all */
  const hs_encode_scan *_Nullable scans;  /* replace what the two flags say; legal in order, or libjpeg refuses */
  uint32_t scan_count;             /* at most HS_MAXIMUM_ENCODED_SCANS */
  bool is_arithmetic;
  bool optimizes_huffman_tables;

  bool writes_jfif;
  bool writes_adobe;
  uint8_t density_unit;            /* of JFIF: 0 aspect ratio only, 1 per inch, 2 per centimeter */
  uint16_t horizontal_density;     /* 0: 1 */
  uint16_t vertical_density;
} hs_encode_settings;

/*
 * Encodes pixels into a whole file; `segments` stand behind JFIF and Adobe, if those are written. Makes the generated
 * photos that the demo and the tests use.
 *
 * destination: capacity bytes, at least 1; *byte_count says how many were written, 0 after a failure. More than
 * capacity: HS_DESTINATION_FULL.
 */
void hs_encode_pixels(const hs_pixels *_Nonnull pixels, const hs_encode_settings *_Nonnull settings,
                      const hs_segment *_Nullable segments, size_t segment_count, uint8_t *_Nonnull destination,
                      size_t capacity, size_t *_Nonnull byte_count, hs_status *_Nonnull status);

#endif
