// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QUndoStack;

namespace hatstand::ui
{

/// Something that has been done and can be taken back. `undo` and `redo` call a service and may fail (the
/// post was sent meanwhile); they keep ids, never pointers.
struct UndoStep
{
    QString text; ///< what was done, for the bar: "Moved to Friday, 08:00"
    std::function<Result<void>()> undo;
    std::function<Result<void>()> redo;
    /// A small change that is seen where it was made: taken back by key, and not worth a bar over the page.
    bool isQuiet = false;
};

/// What can be taken back, of all pages together. A step that fails is dropped and told by `failed`.
class UndoStack final : public QObject
{
    Q_OBJECT
public:
    explicit UndoStack(QObject *parent = nullptr);
    ~UndoStack() override;

    /// The step has been done already.
    void push(UndoStep step);
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    /// What `undo` would take back; empty when there is nothing.
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString redoText() const;
    [[nodiscard]] int count() const;
    void undo();
    void redo();
    /// Another workspace, or another process wrote.
    void clear();

Q_SIGNALS:
    void changed();
    /// For the bar: a step was done and can be taken back. After a quiet one, a bar that offers to take back
    /// the step before would take back this one.
    void pushed(const QString &text, bool isQuiet);
    void undone(const QString &text);
    void redone(const QString &text);
    void failed(const hatstand::Error &error);

private:
    class Command;
    std::unique_ptr<QUndoStack> m_stack;
};

} // namespace hatstand::ui
