package io.loomsight.models.pattern;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * The network that draws tiles in the style of the designs of a collection. It is fully
 * convolutional and goes around its edges, so that whatever it draws is a torus, and what moves in
 * its input by a cell moves in its output by {@value #CELL_PX} px.
 *
 * <p>Inputs: shares {@code [1][designs]} of the designs, whose codes are mixed by them; a change of
 * the code {@code [1][CODE]}; and the cells {@code [1][GeneratorInput.CHANNELS][rows][columns]} of
 * {@link GeneratorInput}; and a palette {@code [COLOURS][3]}. Output: red, green and blue, {@code
 * [1][3][8 rows][8 columns]}, each pixel a mix of the palette's colours, so that flat colours are
 * the design's own from the beginning. The code scales and shifts every channel of every layer.
 *
 * <p>Sources: Bergmann, Jetchev and Vollgraf, Learning texture manifolds with the periodic spatial
 * GAN (ICML 2017), for global, local and periodic input; Bojanowski, Joulin, Lopez-Paz and Szlam,
 * Optimizing the latent space of generative networks (ICML 2018), for codes that are learnt; Perez,
 * Strub, de Vries, Dumoulin and Courville, FiLM (AAAI 2018), for scales and shifts.
 */
public final class GeneratorNet extends AbstractBlock {

  /** Numbers in a design's code. */
  public static final int CODE = 48;

  /** Pixels of the output per cell of the input, across and down. */
  public static final int CELL_PX = 8;

  /** Channels of the layers at a cell's size, at half and at a quarter of it. */
  private static final int[] WIDTHS = {128, 80, 48};

  /** Colours of a palette, from dark to light. */
  public static final int COLOURS = 6;

  private static final int PLANES = 3;
  private static final int PARTS = 4;
  private static final int SIDE = 3;
  private static final float SLOPE = 0.1f;
  private static final float CODE_DEVIATION = 1;
  private static final float MODULATION_DEVIATION = 0.04f;
  private static final float COLOURS_DEVIATION = 0.01f;

  private final int designs;
  private final Parameter codes;
  private final Linear modulation;
  private final List<Layer> layers;

  private record Layer(Conv2d convolution, int filters, int side) {}

  /** A network for that many designs, with parameters yet to be initialised or loaded. */
  public GeneratorNet(int designs) {
    if (designs < 1) {
      throw new IllegalArgumentException(
          "generator: expected at least one design, found " + designs);
    }
    this.designs = designs;
    codes =
        addParameter(
            Parameter.builder()
                .setName("codes")
                .setType(Parameter.Type.WEIGHT)
                .optShape(new Shape(designs, CODE))
                .optInitializer(new NormalInitializer(CODE_DEVIATION))
                .build());
    modulation =
        addChildBlock("modulation", Linear.builder().setUnits(2L * modulatedChannels()).build());
    modulation.setInitializer(new NormalInitializer(MODULATION_DEVIATION), Parameter.Type.WEIGHT);
    layers = new ArrayList<>();
    addLayer(WIDTHS[0], SIDE);
    addLayer(WIDTHS[0], SIDE);
    for (int size = 1; size < WIDTHS.length; size++) {
      addLayer(WIDTHS[size], 1);
      addLayer(WIDTHS[size], SIDE);
    }
    addLayer(WIDTHS[WIDTHS.length - 1], SIDE);
    addLayer(PARTS * COLOURS, SIDE);
    layers
        .get(layers.size() - 1)
        .convolution()
        .setInitializer(new NormalInitializer(COLOURS_DEVIATION), Parameter.Type.WEIGHT);
  }

  private void addLayer(int filters, int side) {
    layers.add(new Layer(addChildBlock("layer", convolution(filters, side)), filters, side));
  }

  private static int modulatedChannels() {
    int sum = 2 * WIDTHS[0] + WIDTHS[WIDTHS.length - 1] + PARTS * COLOURS;
    for (int size = 1; size < WIDTHS.length; size++) {
      sum += 2 * WIDTHS[size];
    }
    return sum;
  }

  private static Conv2d convolution(int filters, int side) {
    return Conv2d.builder()
        .setFilters(filters)
        .setKernelShape(new Shape(side, side))
        .optBias(false)
        .build();
  }

  /** Designs that it has a code of. */
  public int designs() {
    return designs;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDArray shares = inputs.get(0);
    NDArray table = store.getValue(codes, shares.getDevice(), training);
    NDArray code = shares.matMul(table).add(inputs.get(1));
    NDArray modulations =
        modulation.forward(store, new NDList(code), training).singletonOrThrow().reshape(-1, 1, 1);
    NDArray map = inputs.get(2);
    long used = 0;
    for (int at = 0; at < layers.size(); at++) {
      Layer layer = layers.get(at);
      NDArray seen = layer.side() == 1 ? map : TorusEdges.around(map, SIDE / 2, SIDE / 2);
      NDArray made =
          layer.convolution().forward(store, new NDList(seen), training).singletonOrThrow();
      long shifts = used + layer.filters();
      NDArray scale = modulations.get("%d:%d".formatted(used, shifts)).add(1);
      NDArray shift = modulations.get("%d:%d".formatted(shifts, shifts + layer.filters()));
      used = shifts + layer.filters();
      NDArray modulated = made.mul(scale).add(shift);
      if (at == layers.size() - 1) {
        return new NDList(coloured(spread(modulated), inputs.get(3)));
      }
      NDArray active = Activation.leakyRelu(modulated, SLOPE);
      map = layer.side() == 1 ? enlarged(active) : active;
    }
    throw new IllegalStateException("generator: expected a last layer");
  }

  /** Shares of the colours, which add up to 1 at each pixel, times the palette. */
  private static NDArray coloured(NDArray map, NDArray palette) {
    long rows = map.getShape().get(2);
    long columns = map.getShape().get(3);
    NDArray shares = map.reshape(COLOURS, rows * columns).softmax(0);
    return palette.transpose().matMul(shares).reshape(1, PLANES, rows, columns);
  }

  /** Four numbers a colour become two by two pixels. */
  private static NDArray spread(NDArray map) {
    long rows = map.getShape().get(2);
    long columns = map.getShape().get(3);
    return map.reshape(COLOURS, 2, 2, rows, columns)
        .transpose(0, 3, 1, 4, 2)
        .reshape(1, COLOURS, 2 * rows, 2 * columns);
  }

  /** Each cell becomes two by two. */
  private static NDArray enlarged(NDArray map) {
    long[] size = {2 * map.getShape().get(2), 2 * map.getShape().get(3)};
    return map.getNDArrayInternal().interpolation(size, NEAREST, false);
  }

  /** DJL's number for it. */
  private static final int NEAREST = 0;

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {
      new Shape(inputs[2].get(0), PLANES, CELL_PX * inputs[2].get(2), CELL_PX * inputs[2].get(3))
    };
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... shapes) {
    modulation.initialize(manager, dataType, new Shape(1, CODE));
    long channels = shapes[2].get(1);
    for (Layer layer : layers) {
      layer
          .convolution()
          .initialize(manager, dataType, new Shape(1, channels, layer.side(), layer.side()));
      channels = layer.filters();
    }
  }
}
