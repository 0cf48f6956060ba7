// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/icons.h"

#include "kit/kit_resources.h"
#include "kit/theme_controller.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPointer>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>
#include <functional>

namespace hatstand::ui
{

namespace
{

using ColourOf = std::function<QColor(const Theme &)>;

/// Looks the colour up each time it draws, so that a button's icon never has to be set again.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(const Icons &icons, const ThemeController &themes, Glyph glyph, ColourOf colourOf)
        : m_icons(&icons), m_themes(&themes), m_glyph(glyph), m_colourOf(std::move(colourOf))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        if (m_icons && m_themes)
            m_icons->paint(*painter, rect, m_glyph, colour(mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        if (!m_icons || !m_themes || size.isEmpty())
            return {};
        // `size` is in device pixels here.
        QPixmap pixmap =
            m_icons->pixmap(m_glyph, std::min(size.width(), size.height()), colour(mode, state), 1.0);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme &theme = m_themes->theme();
        if (mode == QIcon::Disabled)
            return theme.text3;
        // A checked button shows the tint; its words are in accentText, and so is its icon.
        return state == QIcon::On ? theme.accentText : m_colourOf(theme);
    }

    QPointer<const Icons> m_icons;
    QPointer<const ThemeController> m_themes;
    Glyph m_glyph;
    ColourOf m_colourOf;
};

/// Where lines are read from the right, forward is to the left.
Glyph inReadingDirection(Glyph glyph)
{
    if (!QGuiApplication::isRightToLeft())
        return glyph;
    if (glyph == Glyph::Left)
        return Glyph::Right;
    return glyph == Glyph::Right ? Glyph::Left : glyph;
}

} // namespace

Icons::Icons(ThemeController &themes, QObject *parent) : QObject(parent), m_themes(themes)
{
    registerKitResources();
    // Colours of the old theme will hardly be asked for again.
    connect(&m_themes, &ThemeController::changed, this, [this] { m_pixmaps.clear(); });
}

Icons::~Icons() = default;

QPixmap Icons::pixmap(Glyph wanted, int size, const QColor &colour, qreal devicePixelRatio) const
{
    const Glyph glyph = inReadingDirection(wanted);
    const int pixels = qRound(size * devicePixelRatio);
    const Key key{glyph, pixels, colour.rgba()};
    if (const auto found = m_pixmaps.constFind(key); found != m_pixmaps.constEnd()) {
        QPixmap pixmap = *found;
        pixmap.setDevicePixelRatio(devicePixelRatio);
        return pixmap;
    }
    QFile file(QStringLiteral(":/hatstand/icons/%1.svg").arg(glyphName(glyph)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("#000000", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    // Dashes of less than a pixel come out ragged; drawn larger and scaled down they stay even.
    constexpr int smallForDashes = 32;
    const int enlarged = pixels < smallForDashes && svg.contains("stroke-dasharray") ? pixels * 4 : pixels;
    QPixmap pixmap(enlarged, enlarged);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(static_cast<qreal>(colour.alphaF()));
    renderer.render(&painter);
    painter.end();
    if (enlarged != pixels)
        pixmap = pixmap.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    m_pixmaps.insert(key, pixmap);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void Icons::paint(QPainter &painter, const QRectF &rect, Glyph glyph, const QColor &colour) const
{
    const int side = static_cast<int>(std::min(rect.width(), rect.height()));
    if (side <= 0)
        return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPointF corner(std::round(rect.center().x() - side / 2.0),
                         std::round(rect.center().y() - side / 2.0));
    painter.drawPixmap(corner, pixmap(glyph, side, colour, ratio));
}

QIcon Icons::icon(Glyph glyph, Ink ink) const
{
    return QIcon(
        new ThemedIconEngine(*this, m_themes, glyph, [ink](const Theme &theme) { return theme.ink(ink); }));
}

QIcon Icons::icon(Glyph glyph, Status status) const
{
    return QIcon(new ThemedIconEngine(*this, m_themes, glyph,
                                      [status](const Theme &theme) { return theme.status(status).text; }));
}

Glyph glyphOf(Status status)
{
    switch (status) {
    case Status::Idea:
        return Glyph::Idea;
    case Status::Draft:
        return Glyph::Draft;
    case Status::Approval:
        return Glyph::Approval;
    case Status::Scheduled:
        return Glyph::Clock;
    case Status::Handed:
        return Glyph::Handed;
    case Status::Sending:
        return Glyph::Sending;
    case Status::Published:
        return Glyph::Published;
    case Status::Failed:
        return Glyph::Failed;
    case Status::Missed:
        return Glyph::Missed;
    case Status::Uncertain:
        return Glyph::Uncertain;
    }
    return Glyph::Uncertain;
}

} // namespace hatstand::ui
