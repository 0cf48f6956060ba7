// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/glyphs.h"
#include "kit/theme.h"

#include <QHash>
#include <QIcon>
#include <QObject>
#include <QPixmap>

class QPainter;

namespace hatstand::ui
{

class ThemeController;

/// Draws the line icons in any size and colour. Nothing is read before it is first shown; each drawing is
/// kept per glyph, size, colour and pixel ratio. Made in app/, outlives the widgets.
class Icons final : public QObject
{
    Q_OBJECT
public:
    explicit Icons(ThemeController &themes, QObject *parent = nullptr);
    ~Icons() override;

    /// A square pixmap of `size` logical pixels. Arrows to the sides point along the reading direction: Right
    /// is forward, wherever that is.
    [[nodiscard]] QPixmap pixmap(Glyph glyph, int size, const QColor &colour, qreal devicePixelRatio) const;

    /// Draws centred in `rect`, as large as fits, crisp for the painter's device.
    void paint(QPainter &painter, const QRectF &rect, Glyph glyph, const QColor &colour) const;

    /// An icon for buttons, actions and models that follows the theme by itself: every time it is drawn
    /// it takes the ink's colour of the theme in force, and text3 when disabled.
    [[nodiscard]] QIcon icon(Glyph glyph, Ink ink = Ink::Text) const;
    /// The same in the colour of a status.
    [[nodiscard]] QIcon icon(Glyph glyph, Status status) const;

    /// How many drawings are kept (for tests).
    [[nodiscard]] qsizetype cachedCount() const { return m_pixmaps.size(); }

private:
    struct Key
    {
        Glyph glyph;
        int pixels;
        QRgb colour;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, static_cast<int>(key.glyph), key.pixels, key.colour);
        }
    };
    ThemeController &m_themes;
    mutable QHash<Key, QPixmap> m_pixmaps;
};

/// The icon that stands with a status.
[[nodiscard]] Glyph glyphOf(Status status);

} // namespace hatstand::ui
