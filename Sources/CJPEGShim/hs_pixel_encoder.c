#include "hs_pixel_encoder.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "hs_allocation.h"
#include "hs_destination.h"
#include "hs_error_manager.h"

enum { ROWS_PER_CALL = 16 };

/* Everything that outlives a jump. */
typedef struct session {
  struct jpeg_compress_struct cinfo;
  hs_error_manager errors;
  hs_destination destination;
  jpeg_scan_info scans[HS_MAXIMUM_ENCODED_SCANS];
  JSAMPROW rows[ROWS_PER_CALL];
} session;

static J_COLOR_SPACE library_color_space(hs_color_space space) {
  switch (space) {
  case HS_COLOR_GRAY:
    return JCS_GRAYSCALE;
  case HS_COLOR_YCBCR:
    return JCS_YCbCr;
  case HS_COLOR_RGB:
    return JCS_RGB;
  case HS_COLOR_CMYK:
    return JCS_CMYK;
  case HS_COLOR_YCCK:
    return JCS_YCCK;
  case HS_COLOR_UNKNOWN:
    break;
  }
  return JCS_UNKNOWN;
}

/* libjpeg would take colour spaces and channel counts that do not belong together and read beyond a row. */
static bool is_consistent(const hs_pixels *pixels, const hs_encode_settings *settings) {
  switch (settings->color_space) {
  case HS_COLOR_GRAY:
    return pixels->channel_count == 1;
  case HS_COLOR_YCBCR:
  case HS_COLOR_RGB:
    return pixels->channel_count == 3;
  case HS_COLOR_CMYK:
  case HS_COLOR_YCCK:
    return pixels->channel_count == 4;
  case HS_COLOR_UNKNOWN:
    break;
  }
  return false;
}

static void set_quantization(j_compress_ptr cinfo, const hs_encode_settings *settings) {
  boolean is_baseline = settings->allows_long_steps ? FALSE : TRUE;
  jpeg_set_quality(cinfo, settings->quality, is_baseline);
  for (int slot = 0; settings->quantization_tables && slot < HS_TABLE_SLOTS; slot++) {
    const hs_quantization_table *table = &settings->quantization_tables[slot];
    if (!table->is_present) continue;
    unsigned int steps[DCTSIZE2];
    for (int i = 0; i < DCTSIZE2; i++) steps[i] = table->steps[i];
    jpeg_add_quant_table(cinfo, slot, steps, 100, FALSE);
  }
}

static void set_components(j_compress_ptr cinfo, const hs_encode_settings *settings) {
  for (int i = 0; i < cinfo->num_components; i++) {
    jpeg_component_info *component = &cinfo->comp_info[i];
    component->h_samp_factor = settings->horizontal_sampling[i] ? settings->horizontal_sampling[i] : 1;
    component->v_samp_factor = settings->vertical_sampling[i] ? settings->vertical_sampling[i] : 1;
    if (settings->sets_quantization_slots) component->quant_tbl_no = settings->quantization_slots[i];
    if (settings->sets_identifiers) component->component_id = settings->identifiers[i];
  }
}

static void set_scans(session *own, const hs_encode_settings *settings) {
  j_compress_ptr cinfo = &own->cinfo;
  if (settings->scans && settings->scan_count > 0) {
    if (settings->scan_count > HS_MAXIMUM_ENCODED_SCANS) ERREXIT1(cinfo, JERR_BAD_SCAN_SCRIPT, 0);
    for (uint32_t s = 0; s < settings->scan_count; s++) {
      const hs_encode_scan *from = &settings->scans[s];
      jpeg_scan_info *to = &own->scans[s];
      to->comps_in_scan = from->component_count;
      for (int i = 0; i < HS_MAXIMUM_COMPONENTS; i++) to->component_index[i] = from->components[i];
      to->Ss = from->spectral_start;
      to->Se = from->spectral_end;
      to->Ah = from->approximation_high;
      to->Al = from->approximation_low;
    }
    cinfo->scan_info = own->scans;
    cinfo->num_scans = (int)settings->scan_count;
  } else if (settings->is_progressive) {
    jpeg_simple_progression(cinfo);
  } else if (settings->separates_components && cinfo->num_components > 1) {
    for (int i = 0; i < cinfo->num_components; i++) {
      own->scans[i].comps_in_scan = 1;
      own->scans[i].component_index[0] = i;
      own->scans[i].Se = DCTSIZE2 - 1;
    }
    cinfo->scan_info = own->scans;
    cinfo->num_scans = cinfo->num_components;
  }
}

static void configure(session *own, const hs_pixels *pixels, const hs_encode_settings *settings) {
  j_compress_ptr cinfo = &own->cinfo;
  cinfo->image_width = pixels->width;
  cinfo->image_height = pixels->height;
  cinfo->input_components = pixels->channel_count;
  cinfo->in_color_space = pixels->channel_count == 1 ? JCS_GRAYSCALE : pixels->channel_count == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(cinfo);
  jpeg_set_colorspace(cinfo, library_color_space(settings->color_space));
  set_quantization(cinfo, settings);
  set_components(cinfo, settings);
  set_scans(own, settings);

  cinfo->restart_interval = settings->restart_interval;
  cinfo->arith_code = settings->is_arithmetic ? TRUE : FALSE;
  cinfo->optimize_coding = settings->optimizes_huffman_tables ? TRUE : FALSE;
  cinfo->write_JFIF_header = settings->writes_jfif ? TRUE : FALSE;
  cinfo->write_Adobe_marker = settings->writes_adobe ? TRUE : FALSE;
  cinfo->density_unit = settings->density_unit;
  cinfo->X_density = settings->horizontal_density ? settings->horizontal_density : 1;
  cinfo->Y_density = settings->vertical_density ? settings->vertical_density : 1;
}

static void encode(session *own, const hs_pixels *pixels, const hs_encode_settings *settings,
                   const hs_segment *segments, size_t segment_count) {
  j_compress_ptr cinfo = &own->cinfo;
  configure(own, pixels, settings);
  jpeg_start_compress(cinfo, TRUE);
  for (size_t i = 0; i < segment_count; i++) {
    jpeg_write_marker(cinfo, segments[i].marker, segments[i].payload, segments[i].byte_count);
  }
  size_t stride = (size_t)pixels->width * pixels->channel_count;
  while (cinfo->next_scanline < cinfo->image_height) {
    JDIMENSION left = cinfo->image_height - cinfo->next_scanline;
    JDIMENSION count = left < ROWS_PER_CALL ? left : ROWS_PER_CALL;
    for (JDIMENSION i = 0; i < count; i++) {
      /* libjpeg's rows are not const, but an encoder only reads them. */
      own->rows[i] = (JSAMPROW)(uintptr_t)(pixels->samples + stride * (cinfo->next_scanline + i));
    }
    jpeg_write_scanlines(cinfo, own->rows, count);
  }
  jpeg_finish_compress(cinfo);
}

void hs_encode_pixels(const hs_pixels *pixels, const hs_encode_settings *settings, const hs_segment *segments,
                      size_t segment_count, uint8_t *destination, size_t capacity, size_t *byte_count,
                      hs_status *status) {
  memset(status, 0, sizeof *status);
  *byte_count = 0;
  if (!is_consistent(pixels, settings)) {
    status->code = HS_UNSUPPORTED;
    strcpy(status->message, "The colour space does not go with the number of channels");
    return;
  }
  session *own = hs_allocate(sizeof *own);
  if (!own) {
    status->code = HS_OUT_OF_MEMORY;
    return;
  }
  own->cinfo.err = hs_error_manager_init(&own->errors);
  if (setjmp(own->errors.jump) == 0) {
    jpeg_create_compress(&own->cinfo);
    hs_watch_allocations((j_common_ptr)&own->cinfo);
    own->cinfo.dest = hs_destination_init(&own->destination, destination, capacity);
    encode(own, pixels, settings, segments, segment_count);
    *byte_count = own->destination.byte_count;
  }
  *status = own->errors.status;
  jpeg_destroy_compress(&own->cinfo);
  free(own);
}
