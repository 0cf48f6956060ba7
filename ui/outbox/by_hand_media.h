// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/action_registry.h"
#include "kit/kit.h"
#include "outbox/by_hand_fitting.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace hatstand::ui::outbox
{

class DragOutModel;

/// The step of dragging pictures into the page: those that are ready, or why there is nothing to drag yet.
class ByHandMedia final : public QWidget
{
    Q_OBJECT
public:
    ByHandMedia(const Kit &kit, ActionRegistry &actions, QWidget *parent = nullptr);

    /// Nothing: they are being made ready.
    void setFiles(const std::optional<ByHandFitting::Files> &files);
    [[nodiscard]] bool hasFiles() const;
    /// All of them chosen, for the keyboard and the drag. Nothing while there is none.
    void showFiles();
    /// Where the keyboard goes, in order.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    /// The last time failed, or a file has gone since.
    void againRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();

    Kit m_kit;
    QLabel *m_heading;
    QLabel *m_note;
    QLabel *m_trouble;
    QPushButton *m_again;
    QListView *m_list;
    DragOutModel *m_model;
};

} // namespace hatstand::ui::outbox
