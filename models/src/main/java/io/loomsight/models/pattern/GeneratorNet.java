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
import io.loomsight.models.detect.Scalars;
import java.util.ArrayList;
import java.util.List;

/**
 * The network that draws tiles in the style of the designs of a collection. Of each design it
 * learns a grid of numbers that lies on the design's tile, and a code; all of them are drawn by the
 * same layers. It is fully convolutional and goes around its edges, so that whatever it draws is a
 * torus, and what moves in its input by a cell moves in its output by {@value #CELL_PX} px.
 *
 * <p>Inputs: which designs {@code [parts][designs]}, and their shares {@code [1][parts]}; {@code
 * places} and {@code noise} of {@link GeneratorInput}, {@code [parts x GRID x GRID][rows x
 * columns]} and {@code [1][CHANNELS][rows][columns]}; and a palette {@code [COLOURS][3]}. Output:
 * red, green and blue, {@code [1][3][4 rows][4 columns]}, each pixel a mix of the palette's
 * colours, so that flat colours are the design's own from the beginning. The code scales and shifts
 * every channel of every layer.
 *
 * <p>Sources: Bergmann, Jetchev and Vollgraf, Learning texture manifolds with the periodic spatial
 * GAN (ICML 2017), for global, local and periodic input; its sinusoids, which say where in a period
 * a cell lies, became grids that are learnt, after Thies, Zollhöfer and Nießner, Deferred neural
 * rendering (SIGGRAPH 2019): sinusoids left lines out in the time that there is. Bojanowski,
 * Joulin, Lopez-Paz and Szlam, Optimizing the latent space of generative networks (ICML 2018), for
 * codes that are learnt; Perez, Strub, de Vries, Dumoulin and Courville, FiLM (AAAI 2018), for
 * scales and shifts.
 */
public final class GeneratorNet extends AbstractBlock {

  /** Numbers in a design's code. */
  public static final int CODE = 48;

  /** Pixels of the output per cell of the input, across and down. */
  public static final int CELL_PX = 4;

  /** Channels of the layers at a cell's size and at half of it. */
  private static final int[] WIDTHS = {64, 48};

  /** Colours of a palette, from dark to light. */
  public static final int COLOURS = 6;

  private static final int PLANES = 3;
  private static final int PARTS = 4;
  private static final int SIDE = 3;
  private static final float SLOPE = 0.1f;

  /**
   * Keeps a colour's share from 0 by {@code exp(-2 BOUND)}, which nobody sees: beyond, gradients
   * vanish into numbers that processors are slow with.
   */
  private static final float BOUND = 5;

  private static final float CODE_DEVIATION = 1;

  /** Grids are learnt so many times as fast as all else. */
  private static final float GRID_GAIN = 4;

  private static final float MODULATION_DEVIATION = 0.04f;
  private static final float COLOURS_DEVIATION = 0.01f;

  private final int designs;
  private final Parameter codes;
  private final Parameter grids;
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
    grids =
        addParameter(
            Parameter.builder()
                .setName("grids")
                .setType(Parameter.Type.WEIGHT)
                .optShape(
                    new Shape(
                        designs,
                        GeneratorInput.CHANNELS * (long) GeneratorInput.GRID * GeneratorInput.GRID))
                .optInitializer(new NormalInitializer(1 / GRID_GAIN))
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
    int sum = 2 * WIDTHS[0] + PARTS * COLOURS;
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

  /**
   * The inputs of a drawing, in the colours of its first design.
   *
   * @param numbers of the designs that are drawn, from 0
   * @param shares of each of them, 1 in all
   * @param designs all that the network knows
   */
  public static NDList inputs(
      NDManager manager,
      List<Integer> numbers,
      List<Double> shares,
      GeneratorInput input,
      List<LearntDesign> designs) {
    int parts = numbers.size();
    float[] which = new float[parts * designs.size()];
    float[] of = new float[parts];
    for (int part = 0; part < parts; part++) {
      which[part * designs.size() + numbers.get(part)] = 1;
      of[part] = shares.get(part).floatValue();
    }
    GeneratorTorus torus = input.torus();
    long rows = torus.repeatRows();
    long columns = torus.repeatColumns();
    long points = (long) GeneratorInput.GRID * GeneratorInput.GRID;
    return new NDList(
        manager.create(which, new Shape(parts, designs.size())),
        manager.create(of, new Shape(1, parts)),
        manager.create(input.places(), new Shape(points * parts, rows * columns)),
        manager.create(input.noise(), new Shape(1, GeneratorInput.CHANNELS, rows, columns)),
        manager.create(designs.get(numbers.get(0)).palette(), new Shape(COLOURS, PLANES)));
  }

  /** Shapes of the inputs for one design, as a network is initialised with. */
  public static Shape[] shapes(int designs) {
    long cells = 8;
    return new Shape[] {
      new Shape(1, designs),
      new Shape(1, 1),
      new Shape((long) GeneratorInput.GRID * GeneratorInput.GRID, cells * cells),
      new Shape(1, GeneratorInput.CHANNELS, cells, cells),
      new Shape(COLOURS, PLANES)
    };
  }

  /** Designs that it has a code of. */
  public int designs() {
    return designs;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDArray which = inputs.get(0);
    NDArray shares = inputs.get(1);
    NDArray places = inputs.get(2);
    NDArray noise = inputs.get(3);
    NDArray palette = inputs.get(4);
    NDManager manager = which.getManager();
    NDArray one = Scalars.of(manager, 1);
    NDArray table = store.getValue(codes, which.getDevice(), training);
    NDArray code = shares.matMul(which.matMul(table));
    NDArray modulations =
        modulation.forward(store, new NDList(code), training).singletonOrThrow().reshape(-1, 1, 1);
    long parts = which.getShape().get(0);
    long points = (long) GeneratorInput.GRID * GeneratorInput.GRID;
    NDArray grid =
        which
            .matMul(store.getValue(grids, which.getDevice(), training))
            .reshape(parts, GeneratorInput.CHANNELS, points)
            .transpose(1, 0, 2)
            .reshape(GeneratorInput.CHANNELS, parts * points)
            .mul(Scalars.of(manager, GRID_GAIN));
    NDArray map = grid.matMul(places).reshape(noise.getShape()).add(noise);
    long used = 0;
    for (int at = 0; at < layers.size(); at++) {
      Layer layer = layers.get(at);
      NDArray seen = layer.side() == 1 ? map : TorusEdges.around(map, SIDE / 2, SIDE / 2);
      NDArray made =
          layer.convolution().forward(store, new NDList(seen), training).singletonOrThrow();
      long shifts = used + layer.filters();
      NDArray scale = modulations.get("%d:%d".formatted(used, shifts)).add(one);
      NDArray shift = modulations.get("%d:%d".formatted(shifts, shifts + layer.filters()));
      used = shifts + layer.filters();
      NDArray modulated = made.mul(scale).add(shift);
      if (at == layers.size() - 1) {
        return new NDList(coloured(spread(modulated), palette));
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
    NDArray bound = Scalars.of(map.getManager(), BOUND);
    NDArray bounded = map.div(bound).tanh().mul(bound);
    NDArray shares = bounded.reshape(COLOURS, rows * columns).softmax(0);
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
      new Shape(inputs[3].get(0), PLANES, CELL_PX * inputs[3].get(2), CELL_PX * inputs[3].get(3))
    };
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... shapes) {
    modulation.initialize(manager, dataType, new Shape(1, CODE));
    long channels = shapes[3].get(1);
    for (Layer layer : layers) {
      layer
          .convolution()
          .initialize(manager, dataType, new Shape(1, channels, layer.side(), layer.side()));
      channels = layer.filters();
    }
  }
}
