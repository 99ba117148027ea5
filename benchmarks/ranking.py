"""Ways to rank parties by how near they are to seeds: the baselines, the method's answers, and three of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from benchmarks.matrices import nearness
from engine.links import fast
from engine.rulebook.model.links import LinkRules

DEGREE, COMPONENTS, PLAIN, WEIGHTED = "degree", "components", "plain PPR", "weighted PPR"
NOISY, LIFT, TOGETHER = "noisy-or", "PPR ÷ plain", "all three"


@dataclass(frozen=True, slots=True)
class Network:
    """One network three ways, rows in one order; rows past the first `parties` are identifiers, walked over, not ranked.

    `plain` knows only who is joined to what; `weighted` how strongly, for the walk; `links` how strongly two parties
    are linked, for the best paths.
    """

    plain: fast.Matrix
    weighted: fast.Matrix
    links: fast.Matrix
    parties: int


def rankings(network: Network, seeds: Mapping[int, float], rules: LinkRules) -> Mapping[str, fast.Floats]:
    """Return what each way gives the parties; see ADR 0067 for why `PPR ÷ plain` is the one to go by."""
    size = network.parties
    start = np.zeros(network.plain.shape[0])
    start[list(seeds)] = list(seeds.values())
    pieces = sparse.csgraph.connected_components(network.plain)[1]
    reached = np.array(sorted({pieces[s] for s in seeds}))
    spread = rules.spread
    alpha = spread.alpha
    walk = fast.ranks(network.weighted, start, alpha)[:size]
    anywhere = fast.ranks(network.weighted, np.ones(len(start)), alpha)[:size]
    ways = nearness(network.links, seeds, spread.lam, spread.party_hops)[:size]
    return {
        DEGREE: np.asarray(network.plain.sum(axis=1)).ravel()[:size],
        COMPONENTS: np.isin(pieces[:size], reached).astype(float),
        PLAIN: fast.ranks(network.plain, start, alpha)[:size],
        WEIGHTED: walk,
        NOISY: ways,
        LIFT: walk / anywhere,
        TOGETHER: together(walk, walk / anywhere, ways),
    }


def together(rank: fast.Floats, lift: fast.Floats, probability: fast.Floats) -> fast.Floats:
    """Return the geometric mean of the three: what one of them alone holds for near doesn't come out on top."""
    return np.asarray(np.cbrt(rank * lift * probability))
