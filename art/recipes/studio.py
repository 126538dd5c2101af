"""Blender as a module: a few words for materials, solids, lamps and the camera.

Metres; x to the right, y into the picture, z up. Renders with Cycles on one thread of
the CPU, few samples and the denoiser. (These scripts use bpy, so they are MIT, which
its licence allows.)
"""

import math

import bpy
import numpy as np
from mathutils import Vector
from scipy.interpolate import PchipInterpolator

THREADS = 1


def linear(code):
    """The linear colour of a hex code such as ``#4FB3A5``."""
    levels = [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(
        ((v + 0.055) / 1.055) ** 2.4 if v > 0.04045 else v / 12.92 for v in levels
    )


def begin(width, height, samples, transparent=False):
    """An empty scene that renders to linear floats."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.device, cycles.samples = "CPU", samples
    cycles.use_adaptive_sampling, cycles.adaptive_threshold = True, 0.04
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 5, 3, 3
    cycles.transmission_bounces = cycles.transparent_max_bounces = 6
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect, cycles.seed = 3.0, 7
    render = scene.render
    render.resolution_x, render.resolution_y = width, height
    render.resolution_percentage = 100
    render.threads_mode, render.threads = "FIXED", THREADS
    render.film_transparent = transparent
    world = bpy.data.worlds.new("world")
    scene.world = world
    world.use_nodes = True
    sky(0.0)
    return scene


def sky(strength, colour=(0.5, 0.7, 0.8)):
    """Light from everywhere."""
    node = bpy.context.scene.world.node_tree.nodes["Background"]
    node.inputs[0].default_value = (*colour, 1)
    node.inputs[1].default_value = strength


def shot(path):
    """Render to an OpenEXR file of 32-bit floats."""
    image = bpy.context.scene.render.image_settings
    image.file_format, image.color_depth, image.color_mode = "OPEN_EXR", "32", "RGBA"
    bpy.context.scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)


def pixels(path):
    """A rendered file as linear floats (h, w, 4), top row first."""
    image = bpy.data.images.load(str(path))
    w, h = image.size
    out = np.empty(w * h * 4, np.float32)
    image.pixels.foreach_get(out)
    bpy.data.images.remove(image)
    return out.reshape(h, w, 4)[::-1].copy()


class Stuff:
    """A material being mixed: a principled shader and what feeds it."""

    def __init__(self, colour, rough=0.6, *, metal=0.0, sheen=0.0, coat=0.0, glow=0.0):
        self.made = bpy.data.materials.new("stuff")
        self.made.use_nodes = True
        self.tree = self.made.node_tree
        self.shader = self.tree.nodes["Principled BSDF"]
        self.colour = linear(colour) if isinstance(colour, str) else colour
        put = self.shader.inputs
        put["Base Color"].default_value = (*self.colour, 1)
        put["Roughness"].default_value, put["Metallic"].default_value = rough, metal
        put["Sheen Weight"].default_value = sheen
        tint = [min(1.0, 1.6 * v + 0.05) for v in self.colour]
        put["Sheen Tint"].default_value = (*tint, 1)
        put["Coat Weight"].default_value = coat
        if glow:
            put["Emission Color"].default_value = (*self.colour, 1)
            put["Emission Strength"].default_value = glow

    def node(self, kind, **values):
        """A node of the tree, with inputs by name."""
        node = self.tree.nodes.new(f"ShaderNode{kind}")
        for name, value in values.items():
            node.inputs[name.replace("_", " ")].default_value = value
        return node

    def link(self, a, b):
        """Feed an output to an input."""
        self.tree.links.new(a, b)

    def place(self, scale):
        """Where on the object, each axis multiplied."""
        mapping = self.node("Mapping", Scale=scale)
        self.link(self.node("TexCoord").outputs["Object"], mapping.inputs[0])
        return mapping.outputs[0]

    def veins(self, other, scale, middle=0.5, soft=0.3):
        """Mix in a second colour by noise."""
        noise = self.node("TexNoise", Scale=1.0, Detail=6.0)
        self.link(self.place(scale), noise.inputs["Vector"])
        ramp = self.node("ValToRGB")
        low, high = ramp.color_ramp.elements
        low.position, high.position = middle - soft / 2, middle + soft / 2
        second = linear(other) if isinstance(other, str) else other
        low.color, high.color = (*self.colour, 1), (*second, 1)
        self.link(noise.outputs[0], ramp.inputs[0])
        self.link(ramp.outputs[0], self.shader.inputs["Base Color"])
        return self

    def rough(self, *layers):
        """Bumps: (scale, strength, distance) one over another."""
        last = None
        for scale, strength, distance in layers:
            noise = self.node("TexNoise", Scale=1.0, Detail=4.0)
            self.link(self.place(scale), noise.inputs["Vector"])
            bump = self.node("Bump", Strength=strength, Distance=distance)
            self.link(noise.outputs[0], bump.inputs["Height"])
            if last:
                self.link(last.outputs[0], bump.inputs["Normal"])
            last = bump
        self.link(last.outputs[0], self.shader.inputs["Normal"])
        return self


def put(made, stuff, smooth=True):
    """A data block as an object of the scene."""
    thing = bpy.data.objects.new("thing", made)
    bpy.context.scene.collection.objects.link(thing)
    if stuff is not None:
        thing.data.materials.append(stuff.made)
    if smooth and thing.type == "MESH":
        count = len(thing.data.polygons)
        thing.data.polygons.foreach_set("use_smooth", [True] * count)
    return thing


def solid(points, faces, stuff, smooth=False):
    """A mesh of points (n, 3) and faces."""
    mesh = bpy.data.meshes.new("mesh")
    mesh.from_pydata(np.asarray(points).tolist(), [], [list(f) for f in faces])
    mesh.update()
    return put(mesh, stuff, smooth)


def box(middle, size, stuff, bevel=0.01, turn=(0, 0, 0)):
    """A block with softened edges; ``turn`` in radians."""
    x, y, z = (v / 2 for v in size)
    points = [(a * x, b * y, c * z) for a in (-1, 1) for b in (-1, 1) for c in (-1, 1)]
    faces = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4))
    thing = solid(points, (*faces, (1, 5, 7, 3)), stuff)
    thing.location, thing.rotation_euler = middle, turn
    if bevel:
        soft = thing.modifiers.new("bevel", "BEVEL")
        soft.width, soft.segments = bevel, 3
    return thing


def sheet(points, stuff, closed=False, smooth=True):
    """A surface through a grid of points (u, v, 3)."""
    u, v = points.shape[:2]
    i = np.arange(u * v).reshape(u, v)
    j = np.roll(i, -1, axis=0) if closed else i[1:]
    k = i if closed else i[:-1]
    faces = np.stack([k[:, :-1], j[:, :-1], j[:, 1:], k[:, 1:]], -1).reshape(-1, 4)
    return solid(points.reshape(-1, 3), faces.tolist(), stuff, smooth)


def turned(profile, stuff, at=(0, 0, 0), sides=72, fold=None):
    """A lathe's work: a profile of (radius, height), smoothed, around z."""
    p = np.asarray(profile, float)
    t, fine = np.linspace(0, 1, len(p)), np.linspace(0, 1, 80)
    radius, height = (PchipInterpolator(t, p[:, k])(fine) for k in (0, 1))
    angle = np.linspace(0, math.tau, sides, endpoint=False)
    a, r = np.meshgrid(angle, radius, indexing="ij")
    if fold is not None:
        r = r * (1 + fold(a, np.broadcast_to(fine, a.shape)))
    z = np.broadcast_to(height, a.shape)
    grid = np.stack([np.cos(a) * r, np.sin(a) * r, z], -1)
    thing = sheet(grid, stuff, closed=True)
    thing.location = at
    return thing


def ball(middle, radius, stuff, scale=(1, 1, 1), sides=48):
    """A sphere, stretched by ``scale``."""
    rise = [(math.sin(t), -math.cos(t)) for t in np.linspace(1e-3, math.pi - 1e-3, 30)]
    thing = turned([(radius * r, radius * z) for r, z in rise], stuff, middle, sides)
    thing.scale = scale
    return thing


def tubes(paths, radius, stuff, widths=None, closed=False):
    """Round wires along paths, each (n, 3); ``widths`` multiply along one."""
    curve = bpy.data.curves.new("curve", "CURVE")
    curve.dimensions, curve.bevel_depth, curve.bevel_resolution = "3D", radius, 3
    curve.use_fill_caps = True
    for way in paths:
        path = np.asarray(way, float)
        spline = curve.splines.new("POLY")
        spline.points.add(len(path) - 1)
        wide = np.ones(len(path)) if widths is None else np.asarray(widths, float)
        whole = np.c_[path, np.ones(len(path))]
        spline.points.foreach_set("co", whole.ravel())
        spline.points.foreach_set("radius", wide)
        spline.use_cyclic_u, spline.use_smooth = closed, True
    return put(curve, stuff, smooth=False)


def bent(a, b, c, d, count=24):
    """Points on the cubic curve with these four controls."""
    t = np.linspace(0, 1, count)[:, None]
    a, b, c, d = (np.asarray(p, float) for p in (a, b, c, d))
    s = 1 - t
    return s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d


def aimed(data, at, target):
    """A lamp or camera at a place, looking at another."""
    thing = put(data, None)
    thing.location = at
    look = Vector(target) - Vector(at)
    thing.rotation_euler = look.to_track_quat("-Z", "Y").to_euler()
    return thing


def lamp_at(data, at, target):
    """A lamp that lights, and is not itself seen."""
    thing = aimed(data, at, target)
    thing.visible_camera = False
    return thing


def panel(at, target, size, power, colour=(1, 1, 1), tall=None):
    """A soft rectangle of light."""
    lamp = bpy.data.lights.new("panel", "AREA")
    lamp.size, lamp.energy, lamp.color = size, power, colour
    if tall:
        lamp.shape, lamp.size_y = "RECTANGLE", tall
    return lamp_at(lamp, at, target)


def beam(at, target, power, colour, angle=40.0, blend=0.5, radius=0.1):
    """A cone of light; degrees."""
    lamp = bpy.data.lights.new("beam", "SPOT")
    lamp.energy, lamp.color, lamp.spot_blend = power, colour, blend
    lamp.spot_size, lamp.shadow_soft_size = math.radians(angle), radius
    return lamp_at(lamp, at, target)


def bulb(at, power, colour, radius=0.05):
    """A point of light."""
    lamp = bpy.data.lights.new("bulb", "POINT")
    lamp.energy, lamp.color, lamp.shadow_soft_size = power, colour, radius
    return lamp_at(lamp, at, (at[0], at[1], at[2] - 1))


def eye(at, target, lens, *, stop=None, focus=None, rise=0.0):
    """The camera: millimetres, f-stop, metres; ``rise`` shifts the frame upward."""
    camera = bpy.data.cameras.new("camera")
    camera.lens, camera.shift_y = lens, rise
    thing = aimed(camera, at, target)
    bpy.context.scene.camera = thing
    if stop:
        camera.dof.use_dof, camera.dof.aperture_fstop = True, stop
        far = (Vector(target) - Vector(at)).length
        camera.dof.focus_distance = focus or far
    return thing
