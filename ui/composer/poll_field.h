// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;

namespace hatstand::ui::composer
{

/// A poll: one answer a line, and how long it runs. The value is that of networks::option::poll; empty
/// without an answer.
class PollField final : public QWidget
{
    Q_OBJECT
public:
    explicit PollField(const Kit &kit, QWidget *parent = nullptr);

    [[nodiscard]] QJsonObject value() const;
    /// Leaves alone what says that already, however it is written.
    void setValue(const QJsonObject &poll);

Q_SIGNALS:
    /// By the person.
    void edited();

private:
    void refreshRest();

    QPlainTextEdit *m_answers;
    QComboBox *m_length;
    QCheckBox *m_multiple;
    QCheckBox *m_hideTotals;
    bool m_showing = false;
};

} // namespace hatstand::ui::composer
