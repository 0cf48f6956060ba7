// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/crop_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace hatstand::ui::composer
{

namespace
{
constexpr double least = 0.05; // of the picture
constexpr double keyStep = 0.01;
constexpr int widest = 520; // design pixels
constexpr int highest = 340;
constexpr int gripReach = 10;
constexpr int gripSide = 8;
constexpr int margin = 4; // for the frame of the focus, so that it does not lie over the grips

QRectF within(QRectF part)
{
    part.moveLeft(std::clamp(part.left(), 0.0, 1.0 - part.width()));
    part.moveTop(std::clamp(part.top(), 0.0, 1.0 - part.height()));
    return part;
}

QPointF within(const QPointF &point)
{
    return {std::clamp(point.x(), 0.0, 1.0), std::clamp(point.y(), 0.0, 1.0)};
}

/// The room that a side has when the other end of it stays (or its middle, when no end was taken).
double roomOf(double begin, double end, bool takesBegin, bool takesEnd)
{
    if (takesBegin)
        return end;
    if (takesEnd)
        return 1 - begin;
    const double middle = (begin + end) / 2;
    return 2 * std::min(middle, 1 - middle);
}

double beginOf(double begin, double end, bool takesBegin, bool takesEnd, double length)
{
    if (takesBegin)
        return end - length;
    return takesEnd ? begin : (begin + end) / 2 - length / 2;
}
} // namespace

QRectF draggedPart(const QRectF &part, Qt::Edges edges, const QPointF &by, double ratio)
{
    if (!edges)
        return within(part.translated(by));
    const bool left = edges.testFlag(Qt::LeftEdge);
    const bool right = edges.testFlag(Qt::RightEdge);
    const bool top = edges.testFlag(Qt::TopEdge);
    const bool bottom = edges.testFlag(Qt::BottomEdge);
    double width = part.width() + (left ? -by.x() : right ? by.x() : 0);
    double height = part.height() + (top ? -by.y() : bottom ? by.y() : 0);
    const double wide = roomOf(part.left(), part.right(), left, right);
    const double high = roomOf(part.top(), part.bottom(), top, bottom);
    if (ratio > 0) {
        if (!left && !right)
            width = height * ratio;
        const double most = std::min(wide, high * ratio);
        width = std::clamp(width, std::min(most, least * std::max(1.0, ratio)), most);
        height = width / ratio;
    } else {
        width = std::clamp(width, std::min(least, wide), wide);
        height = std::clamp(height, std::min(least, high), high);
    }
    return within(QRectF(beginOf(part.left(), part.right(), left, right, width),
                         beginOf(part.top(), part.bottom(), top, bottom, height), width, height));
}

CropView::CropView(const Kit &kit, const QImage &picture, QWidget *parent)
    : QWidget(parent), m_kit(kit), m_picture(picture)
{
    setObjectName(QStringLiteral("cropView"));
    setProperty("ownFocus", true);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFixedSize(sizeHint());
}

QSize CropView::sizeHint() const
{
    const QSize most(m_kit.px(widest), m_kit.px(highest));
    const int room = m_kit.px(gripSide) + 2 * m_kit.px(margin);
    const QSize picture = m_picture.isNull() ? most : m_picture.size().scaled(most, Qt::KeepAspectRatio);
    return picture + QSize(room, room);
}

QRectF CropView::place() const
{
    const double room = m_kit.px(gripSide) / 2.0 + m_kit.px(margin);
    return QRectF(rect()).adjusted(room, room, -room, -room);
}

QPointF CropView::shown(const QPointF &share) const
{
    const QRectF area = place();
    return {area.left() + share.x() * area.width(), area.top() + share.y() * area.height()};
}

QRectF CropView::shownPart() const
{
    return {shown(m_part.topLeft()), shown(m_part.bottomRight())};
}

QPointF CropView::shareAt(const QPointF &position) const
{
    const QRectF area = place();
    return {(position.x() - area.left()) / area.width(), (position.y() - area.top()) / area.height()};
}

void CropView::setPart(const QRectF &part)
{
    m_part = within(part & QRectF(0, 0, 1, 1));
    update();
}

void CropView::setFocusPoint(const QPointF &focus)
{
    m_focus = within(focus);
    update();
}

void CropView::setTool(Tool tool)
{
    m_tool = tool;
    setCursor(tool == Tool::Focus ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
}

Qt::Edges CropView::edgesAt(const QPointF &position) const
{
    const QRectF part = shownPart();
    const double reach = m_kit.px(gripReach);
    Qt::Edges edges;
    if (!part.adjusted(-reach, -reach, reach, reach).contains(position))
        return edges;
    const auto near = [reach](double a, double b) { return std::abs(a - b) <= reach; };
    if (near(position.x(), part.right()))
        edges |= Qt::RightEdge;
    else if (near(position.x(), part.left()))
        edges |= Qt::LeftEdge;
    if (near(position.y(), part.bottom()))
        edges |= Qt::BottomEdge;
    else if (near(position.y(), part.top()))
        edges |= Qt::TopEdge;
    return edges;
}

void CropView::showCursor(const QPointF &position)
{
    if (m_tool == Tool::Focus)
        return;
    const Qt::Edges edges = edgesAt(position);
    const bool across = edges.testAnyFlags(Qt::LeftEdge | Qt::RightEdge);
    const bool along = edges.testAnyFlags(Qt::TopEdge | Qt::BottomEdge);
    if (across && along)
        setCursor(edges.testFlag(Qt::LeftEdge) == edges.testFlag(Qt::TopEdge) ? Qt::SizeFDiagCursor
                                                                              : Qt::SizeBDiagCursor);
    else if (across || along)
        setCursor(across ? Qt::SizeHorCursor : Qt::SizeVerCursor);
    else
        setCursor(shownPart().contains(position) ? Qt::SizeAllCursor : Qt::ArrowCursor);
}

void CropView::drag(Qt::Edges edges, const QRectF &from, const QPointF &by)
{
    const QRectF part = draggedPart(from, edges, by, m_ratio);
    if (part == m_part)
        return;
    m_part = part;
    update();
    Q_EMIT changed();
}

void CropView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_tool == Tool::Focus) {
        setFocusPoint(shareAt(event->position()));
        m_grip = Grip{{}, m_part, {}};
        Q_EMIT changed();
        return;
    }
    const Qt::Edges edges = edgesAt(event->position());
    if (edges || shownPart().contains(event->position()))
        m_grip = Grip{edges, m_part, shareAt(event->position())};
}

void CropView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_grip) {
        showCursor(event->position());
        return;
    }
    if (m_tool == Tool::Focus) {
        setFocusPoint(shareAt(event->position()));
        Q_EMIT changed();
        return;
    }
    drag(m_grip->edges, m_grip->part, shareAt(event->position()) - m_grip->at);
}

void CropView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_grip.reset();
}

void CropView::keyPressEvent(QKeyEvent *event)
{
    QPointF step;
    switch (event->key()) {
    case Qt::Key_Left:
        step = {-keyStep, 0};
        break;
    case Qt::Key_Right:
        step = {keyStep, 0};
        break;
    case Qt::Key_Up:
        step = {0, -keyStep};
        break;
    case Qt::Key_Down:
        step = {0, keyStep};
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_tool == Tool::Focus) {
        setFocusPoint(m_focus + step);
        Q_EMIT changed();
        return;
    }
    const bool grows = event->modifiers().testFlag(Qt::ShiftModifier);
    const Qt::Edge edge = step.x() != 0 ? Qt::RightEdge : Qt::BottomEdge;
    drag(grows ? Qt::Edges(edge) : Qt::Edges(), m_part, step);
}

void CropView::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_kit.theme();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF area = place();
    painter.drawImage(area, m_picture);
    const QRectF part = shownPart();
    QPainterPath outside;
    outside.addRect(area);
    outside.addRect(part); // the even-odd rule leaves it out
    painter.fillPath(outside, QColor(0, 0, 0, 140));

    const bool parts = m_tool == Tool::Part;
    painter.setPen(QPen(Qt::white, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(part);
    if (parts) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::white);
        const double side = m_kit.px(gripSide);
        const std::array across{part.left(), part.center().x(), part.right()};
        const std::array along{part.top(), part.center().y(), part.bottom()};
        for (std::size_t x = 0; x < across.size(); ++x) {
            for (std::size_t y = 0; y < along.size(); ++y) {
                if (x != 1 || y != 1)
                    painter.drawRect(QRectF(across[x] - side / 2, along[y] - side / 2, side, side));
            }
        }
    }
    // Seen on every picture: white within black.
    const QPointF focus = shown(m_focus);
    const double radius = m_kit.px(parts ? 5 : 8);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 4));
    painter.drawEllipse(focus, radius, radius);
    painter.setPen(QPen(Qt::white, 2));
    painter.drawEllipse(focus, radius, radius);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

} // namespace hatstand::ui::composer
