// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/undo.h"

#include <QUndoCommand>
#include <QUndoStack>

namespace hatstand::ui
{

class UndoStack::Command final : public QUndoCommand
{
public:
    Command(UndoStack &owner, UndoStep step)
        : QUndoCommand(step.text), m_owner(owner), m_step(std::move(step))
    {
    }
    void undo() override
    {
        if (run(m_step.undo))
            Q_EMIT m_owner.undone(text());
    }
    void redo() override
    {
        if (!m_pushed) {
            m_pushed = true; // QUndoStack::push runs redo, but the step has been done already
            return;
        }
        if (run(m_step.redo))
            Q_EMIT m_owner.redone(text());
    }

private:
    bool run(const std::function<Result<void>()> &what)
    {
        const Result<void> done = what ? what() : Result<void>();
        if (done)
            return true;
        setObsolete(true);
        Q_EMIT m_owner.failed(done.error());
        return false;
    }
    UndoStack &m_owner;
    UndoStep m_step;
    bool m_pushed = false;
};

UndoStack::UndoStack(QObject *parent) : QObject(parent), m_stack(std::make_unique<QUndoStack>())
{
    m_stack->setUndoLimit(200);
    connect(m_stack.get(), &QUndoStack::indexChanged, this, &UndoStack::changed);
}

UndoStack::~UndoStack() = default;

void UndoStack::push(UndoStep step)
{
    const QString text = step.text;
    const bool isQuiet = step.isQuiet;
    m_stack->push(new Command(*this, std::move(step)));
    Q_EMIT pushed(text, isQuiet);
}

bool UndoStack::canUndo() const
{
    return m_stack->canUndo();
}

bool UndoStack::canRedo() const
{
    return m_stack->canRedo();
}

QString UndoStack::undoText() const
{
    return m_stack->undoText();
}

QString UndoStack::redoText() const
{
    return m_stack->redoText();
}

int UndoStack::count() const
{
    return m_stack->count();
}

void UndoStack::undo()
{
    m_stack->undo();
}

void UndoStack::redo()
{
    m_stack->redo();
}

void UndoStack::clear()
{
    m_stack->clear();
    Q_EMIT changed();
}

} // namespace hatstand::ui
