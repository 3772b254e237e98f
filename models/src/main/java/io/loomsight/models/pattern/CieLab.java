package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/**
 * A colour in CIELAB (CIE 1976 L*a*b*) for the white D65, and its way from and to sRGB.
 *
 * <p>sRGB is decoded by IEC 61966-2-1 ({@code c/12.92} up to 0.04045, else {@code
 * ((c+0.055)/1.055)^2.4}), taken to XYZ by that standard's primaries, with the white at (0.95047,
 * 1, 1.08883), and to Lab by CIE 15: {@code L = 116 f(Y) - 16, a = 500 (f(X) - f(Y)), b = 200 (f(Y)
 * - f(Z))}, where {@code f(t)} is the cube root above {@code (6/29)^3} and {@code t (29/6)^2 / 3 +
 * 4/29} below. Of sRGB's colours, L lies in 0 to 100, a in -87 to 99 and b in -108 to 95.
 *
 * @param lightness L*, 0 black to 100 white
 * @param a a*, from green (negative) to red
 * @param b b*, from blue (negative) to yellow
 */
public record CieLab(double lightness, double a, double b) {

  private static final double[][] TO_XYZ = {
    {0.4124564, 0.3575761, 0.1804375},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339, 0.1191920, 0.9503041}
  };
  private static final double[][] TO_RGB = inverse(TO_XYZ);
  private static final double[] WHITE = {sum(TO_XYZ[0]), sum(TO_XYZ[1]), sum(TO_XYZ[2])};
  private static final double KNEE = 6.0 / 29;
  private static final double[] LINEAR = linear();

  /** The colour {@code 0xRRGGBB}; any higher bits are ignored. */
  public static CieLab ofRgb(int rgb) {
    return ofLinear(LINEAR[rgb >> 16 & 0xff], LINEAR[rgb >> 8 & 0xff], LINEAR[rgb & 0xff]);
  }

  /** The colour of sRGB samples from 0 to 1; what lies outside is cut off. */
  public static CieLab ofSamples(double red, double green, double blue) {
    return ofLinear(decoded(red), decoded(green), decoded(blue));
  }

  /** All pixels of an image, {@code [3][height][width]} row-major: L, a, b. */
  public static float[] planes(ColourImage image) {
    float[] samples = image.sharedSamples();
    int pixels = samples.length / ColourImage.PLANES;
    float[] planes = new float[samples.length];
    for (int place = 0; place < pixels; place++) {
      CieLab lab = ofSamples(samples[place], samples[pixels + place], samples[2 * pixels + place]);
      planes[place] = (float) lab.lightness;
      planes[pixels + place] = (float) lab.a;
      planes[2 * pixels + place] = (float) lab.b;
    }
    return planes;
  }

  /** The nearest {@code 0xRRGGBB}; each sample of a colour that sRGB lacks is cut off. */
  public int toRgb() {
    double fy = (lightness + 16) / 116;
    double x = WHITE[0] * unroot(fy + a / 500);
    double y = WHITE[1] * unroot(fy);
    double z = WHITE[2] * unroot(fy - b / 200);
    int rgb = 0;
    for (double[] row : TO_RGB) {
      rgb = rgb << 8 | encoded(row[0] * x + row[1] * y + row[2] * z);
    }
    return rgb;
  }

  /** The difference of CIE 1976: the distance in Lab. About 2.3 is just noticeable. */
  public double deltaE76(CieLab other) {
    return Math.sqrt(distance2(other));
  }

  /** The square of {@link #deltaE76}. */
  double distance2(CieLab other) {
    double dl = lightness - other.lightness;
    double da = a - other.a;
    double db = b - other.b;
    return dl * dl + da * da + db * db;
  }

  /**
   * The difference CIEDE2000 with {@code kL = kC = kH = 1}; about 1 is just noticeable. Source: G.
   * Sharma, W. Wu, E. N. Dalal, The CIEDE2000 color-difference formula, Color Research and
   * Application 30 (2005) 21-30, whose equations 2 to 22 these lines follow.
   */
  public double deltaE2000(CieLab other) {
    double meanChroma = (Math.hypot(a, b) + Math.hypot(other.a, other.b)) / 2;
    double g = 0.5 * (1 - chromaWeight(meanChroma));
    double a1 = (1 + g) * a;
    double a2 = (1 + g) * other.a;
    double chroma1 = Math.hypot(a1, b);
    double chroma2 = Math.hypot(a2, other.b);
    double hue1 = hueDegrees(a1, b);
    double hue2 = hueDegrees(a2, other.b);

    double dl = other.lightness - lightness;
    double dc = chroma2 - chroma1;
    boolean grey = chroma1 * chroma2 == 0;
    double dHue = grey ? 0 : turned(hue2 - hue1);
    double dh = 2 * Math.sqrt(chroma1 * chroma2) * Math.sin(Math.toRadians(dHue / 2));

    double meanL = (lightness + other.lightness) / 2;
    double meanC = (chroma1 + chroma2) / 2;
    double meanHue = grey ? hue1 + hue2 : meanHue(hue1, hue2);
    double t =
        1
            - 0.17 * cos(meanHue - 30)
            + 0.24 * cos(2 * meanHue)
            + 0.32 * cos(3 * meanHue + 6)
            - 0.20 * cos(4 * meanHue - 63);
    double l50 = (meanL - 50) * (meanL - 50);
    double sl = 1 + 0.015 * l50 / Math.sqrt(20 + l50);
    double sc = 1 + 0.045 * meanC;
    double sh = 1 + 0.015 * meanC * t;
    double turn = (meanHue - 275) / 25;
    double rotation =
        -2 * chromaWeight(meanC) * Math.sin(Math.toRadians(60 * Math.exp(-turn * turn)));
    double l = dl / sl;
    double c = dc / sc;
    double h = dh / sh;
    return Math.sqrt(Math.max(0, l * l + c * c + h * h + rotation * c * h));
  }

  private static double chromaWeight(double chroma) {
    double seventh = Math.pow(chroma, 7);
    return Math.sqrt(seventh / (seventh + Math.pow(25, 7)));
  }

  private static double hueDegrees(double a, double b) {
    if (a == 0 && b == 0) {
      return 0;
    }
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  private static double turned(double degrees) {
    if (degrees > 180) {
      return degrees - 360;
    }
    return degrees < -180 ? degrees + 360 : degrees;
  }

  private static double meanHue(double hue1, double hue2) {
    double sum = hue1 + hue2;
    if (Math.abs(hue1 - hue2) <= 180) {
      return sum / 2;
    }
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }

  private static CieLab ofLinear(double red, double green, double blue) {
    double fx = root(TO_XYZ[0], red, green, blue, WHITE[0]);
    double fy = root(TO_XYZ[1], red, green, blue, WHITE[1]);
    double fz = root(TO_XYZ[2], red, green, blue, WHITE[2]);
    return new CieLab(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz));
  }

  private static double root(double[] row, double red, double green, double blue, double white) {
    double t = (row[0] * red + row[1] * green + row[2] * blue) / white;
    return t > KNEE * KNEE * KNEE ? Math.cbrt(t) : t / (3 * KNEE * KNEE) + 4.0 / 29;
  }

  private static double unroot(double f) {
    return f > KNEE ? f * f * f : 3 * KNEE * KNEE * (f - 4.0 / 29);
  }

  private static double decoded(double sample) {
    double cut = Math.min(1, Math.max(0, sample));
    return cut <= 0.04045 ? cut / 12.92 : Math.pow((cut + 0.055) / 1.055, 2.4);
  }

  private static int encoded(double linear) {
    double cut = Math.min(1, Math.max(0, linear));
    double sample = cut <= 0.0031308 ? 12.92 * cut : 1.055 * Math.pow(cut, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * sample);
  }

  private static double[] linear() {
    double[] linear = new double[256];
    for (int level = 0; level < linear.length; level++) {
      linear[level] = decoded(level / 255.0);
    }
    return linear;
  }

  private static double sum(double[] row) {
    return row[0] + row[1] + row[2];
  }

  private static double[][] inverse(double[][] m) {
    double[][] inverse = new double[3][3];
    double determinant = 0;
    for (int i = 0; i < 3; i++) {
      determinant += m[0][i] * cofactor(m, 0, i);
    }
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        inverse[column][row] = cofactor(m, row, column) / determinant;
      }
    }
    return inverse;
  }

  /** The cyclic form, whose sign is right already. */
  private static double cofactor(double[][] m, int row, int column) {
    int r1 = (row + 1) % 3;
    int r2 = (row + 2) % 3;
    int c1 = (column + 1) % 3;
    int c2 = (column + 2) % 3;
    return m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
  }
}
