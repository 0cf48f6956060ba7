// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace hatstand::ui
{

/// The bar at the foot of the window that says what could not be done. It stays until it is dismissed, by its
/// button or with Esc; a newer error takes its place. At most three lines, the rest in the tooltip. Lies over
/// its parent and moves with it.
class ErrorBar final : public QFrame
{
    Q_OBJECT
public:
    static constexpr int mostLines = 3;

    ErrorBar(const Kit &kit, QWidget *parent);
    void tell(const QString &sentence);
    /// False when there was nothing to dismiss.
    bool dismiss();
    [[nodiscard]] QString sentence() const { return m_sentence; }
    [[nodiscard]] QPushButton *dismissButton() const { return m_button; }

Q_SIGNALS:
    /// How much room it takes from the foot of its parent; 0 when it has gone.
    void roomTaken(int height);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();

    Kit m_kit;
    QString m_sentence;
    QLabel *m_words;
    QPushButton *m_button;
};

} // namespace hatstand::ui
