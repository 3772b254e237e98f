"""Makes tiny-backbone.pt and tiny-grey-backbone.pt: traced modules with random weights, for tests.

    python tiny-backbone.py tiny-backbone.pt 3
    python tiny-backbone.py tiny-grey-backbone.pt 1
"""

import sys

import torch


class Backbone(torch.nn.Module):
    """Maps at strides 4 and 8, as a residual network's layers would be."""

    def __init__(self, inputs):
        super().__init__()
        self.fine = torch.nn.Conv2d(inputs, 8, 7, stride=4, padding=3)
        self.coarse = torch.nn.Conv2d(8, 12, 3, stride=2, padding=1)

    def forward(self, picture):
        fine = torch.relu(self.fine(picture))
        return fine, torch.relu(self.coarse(fine))


torch.manual_seed(1)
inputs = int(sys.argv[2])
module = Backbone(inputs).eval()
traced = torch.jit.freeze(torch.jit.trace(module, torch.zeros(1, inputs, 64, 64)))
torch.jit.save(traced, sys.argv[1])
