package io.loomsight.models.synth;

import java.util.Locale;

/** What a drawn design is. */
public enum DesignKind {
  /** Upright stripes. */
  STRIPE,
  /** A check of two crossing colours and the one between them. */
  GINGHAM,
  /** A sett in warp and weft, in 2/2 twill. */
  TARTAN,
  /** Slanted lines of a coloured warp and weft. */
  TWILL,
  /** A twill that turns back. */
  HERRINGBONE,
  /** Checks of four threads a colour in 2/2 twill. */
  HOUNDSTOOTH,
  /** Small woven figures. */
  DOBBY,
  /** Motifs that feather along the warp. */
  IKAT,
  /** Flat flowers, leaves and stars in one of the 17 wallpaper groups. */
  ORNAMENT,
  /** Figure and ground of ogees, palmettes and mirrored foliage. */
  DAMASK,
  /** Printed dots. */
  DOTS,
  /** Overlapping scales of arcs. */
  SCALLOPS,
  /** Level waves. */
  WAVES,
  /** Crossing bands with flowers between them. */
  TRELLIS,
  /** Interlacing rings. */
  RINGS;

  /** The kind as it stands in a design's name: {@code herringbone}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
