// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendar_item.h"
#include "calendar/post_moves.h"

#include <QObject>
#include <QPoint>
#include <QRect>
#include <QStringList>

#include <optional>
#include <vector>

class QContextMenuEvent;
class QKeyEvent;
class QMouseEvent;

namespace hatstand::ui::calendar
{

/// What is dragged: a post, from the calendar or the tray.
struct DragPayload
{
    plan::PostId id;
    QString title;
    Status status = Status::Draft;
    QColor clientColour;
    bool fromTray = false;
    QStringList networkKeys = {};
};

/// What a target would do with it: where the chip would stand, and what the tip says.
struct DropHint
{
    QRect place; ///< in global coordinates
    QString time;
    QStringList tip;
    bool refused = false; ///< it cannot come down here; the tip says why
    enum class Look { Chip, Box, ClientBox };
    Look look =
        Look::Chip; ///< how it would stand there: a line, a box among hours, one that shows its client
};

/// Something that posts can be dropped on.
class DropTarget
{
public:
    DropTarget() = default;
    DropTarget(const DropTarget &) = delete;
    DropTarget &operator=(const DropTarget &) = delete;
    virtual ~DropTarget() = default;
    /// Empty: not here.
    [[nodiscard]] virtual std::optional<DropHint> hintAt(QPoint global, const DragPayload &payload,
                                                         bool copy) = 0;
    virtual void drop(QPoint global, const DragPayload &payload, bool copy) = 0;
};

/// One drag at a time within a page. It follows the mouse events that the source gets anyhow (the pressed
/// button keeps them coming, wherever the pointer is), so there is no nested event loop and tests drive it
/// like a person. The post is read when it is taken up; after that nothing is read until it comes down.
class DragSession final : public QObject
{
    Q_OBJECT
public:
    /// `moves` outlives the session.
    explicit DragSession(const PostMoves &moves, QObject *parent = nullptr);

    /// Targets are asked in this order; they outlive the session or leave it.
    void addTarget(DropTarget *target) { m_targets.push_back(target); }
    void removeTarget(DropTarget *target)
    {
        std::erase(m_targets, target);
        if (m_target == target)
            m_target = nullptr;
    }

    /// What moves it: the mouse with its left button held, or the arrows.
    enum class Hand { Mouse, Keys };
    void begin(const DragPayload &payload, QPoint global, bool copy = false, Hand hand = Hand::Mouse);
    void move(QPoint global, bool copy);
    /// Drops on the target under the pointer, if there is one that takes it.
    void drop(QPoint global, bool copy);
    void cancel();
    /// Keys while something is dragged by mouse: Esc cancels, Ctrl copies. True when it was one of these.
    bool takeKey(const QKeyEvent &event);
    /// Mouse events of the source while something is dragged by mouse: it follows for as long as the left
    /// button is held and comes down where that is let go; another button cancels. True when the event was
    /// the drag's.
    bool takeMouse(const QMouseEvent &event);
    /// True for the menu that the button brings along which has just cancelled a drag: nobody asked for it.
    bool takeMenu(const QContextMenuEvent &event);
    /// When what is dragged would be on that day; for targets. Empty when nothing is.
    [[nodiscard]] std::optional<Landing> landingOn(QDate date, const QByteArray &shownZone, bool copy) const;

    /// The same at a moment.
    [[nodiscard]] std::optional<Landing> landingAt(Instant instant, bool copy) const;

    [[nodiscard]] bool isActive() const { return m_payload.has_value(); }
    [[nodiscard]] const std::optional<DragPayload> &payload() const { return m_payload; }
    /// As it was when it was taken up; there while `isActive`.
    [[nodiscard]] const std::optional<TakenPost> &taken() const { return m_taken; }
    [[nodiscard]] const std::optional<DropHint> &hint() const { return m_hint; }
    [[nodiscard]] QPoint position() const { return m_position; }
    [[nodiscard]] bool isCopy() const { return m_copy; }

Q_SIGNALS:
    void changed();
    void finished();
    /// What should have been dragged cannot be read.
    void failed(const hatstand::Error &error);

private:
    const PostMoves &m_moves;
    std::vector<DropTarget *> m_targets;
    DropTarget *m_target = nullptr; ///< under the pointer
    std::optional<DragPayload> m_payload;
    std::optional<TakenPost> m_taken;
    std::optional<DropHint> m_hint;
    QPoint m_position;
    bool m_copy = false;
    Hand m_hand = Hand::Mouse;
    bool m_cancelledByButton = false; ///< and none has been pressed since
};

} // namespace hatstand::ui::calendar
