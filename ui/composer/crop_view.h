// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QWidget>

namespace hatstand::ui::composer
{

/// The part after its edges were dragged by `by`: within the picture and never smaller than the least that
/// can be seen. All are shares of the picture, 0 … 1. `ratio`: of its width to its height in shares, which
/// stays; 0: free. Without edges it moves.
[[nodiscard]] QRectF draggedPart(const QRectF &part, Qt::Edges edges, const QPointF &by, double ratio);

/// A picture with the part that goes out and the point that must stay visible; both can be dragged, and moved
/// by the arrow keys (with Shift the part grows and shrinks).
class CropView final : public QWidget
{
    Q_OBJECT
public:
    enum class Tool {
        Part,
        Focus,
    };

    /// `picture` may be a smaller one of the same shape.
    CropView(const Kit &kit, const QImage &picture, QWidget *parent = nullptr);

    [[nodiscard]] const QRectF &part() const { return m_part; }
    void setPart(const QRectF &part);
    /// In shares; 0: free. Does not change the part.
    void setRatio(double ratio) { m_ratio = ratio; }
    [[nodiscard]] const QPointF &focusPoint() const { return m_focus; }
    void setFocusPoint(const QPointF &focus);
    void setTool(Tool tool);
    [[nodiscard]] Tool tool() const { return m_tool; }
    [[nodiscard]] QSize sizeHint() const override;
    /// Where a place of the picture (in shares) is in the widget.
    [[nodiscard]] QPointF shown(const QPointF &share) const;

Q_SIGNALS:
    /// By the person.
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRectF place() const;
    [[nodiscard]] QRectF shownPart() const;
    [[nodiscard]] QPointF shareAt(const QPointF &position) const;
    [[nodiscard]] Qt::Edges edgesAt(const QPointF &position) const;
    void showCursor(const QPointF &position);
    void drag(Qt::Edges edges, const QRectF &from, const QPointF &by);

    struct Grip
    {
        Qt::Edges edges;
        QRectF part;
        QPointF at; ///< share
    };

    Kit m_kit;
    QImage m_picture;
    QRectF m_part{0, 0, 1, 1};
    QPointF m_focus{0.5, 0.5};
    double m_ratio = 0;
    Tool m_tool = Tool::Part;
    std::optional<Grip> m_grip;
};

} // namespace hatstand::ui::composer
