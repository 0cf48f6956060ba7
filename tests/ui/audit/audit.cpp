// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit.h"

#include "kit/labels.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QTextDocument>
#include <QWidget>

#include <cmath>

namespace hatstand::test
{

namespace
{
constexpr int smallestTarget = 24;
constexpr double enoughContrast = 4.5;
constexpr double enoughForLarge = 3.0;
constexpr int large = 24; // px
constexpr qreal magnified = 3;

QString wayTo(const QWidget *widget)
{
    QStringList way;
    for (const QWidget *at = widget; at && way.size() < 4; at = at->parentWidget()) {
        const QString type = QString::fromLatin1(at->metaObject()->className()).section(u':', -1);
        way.prepend(at->objectName().isEmpty() ? type : type + u'#' + at->objectName());
    }
    return way.join(u'/');
}

bool isPartOfAnother(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    if (widget->objectName().startsWith(u"qt_") || qobject_cast<const QScrollBar *>(widget))
        return true;
    if (qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent) ||
        qobject_cast<const QLineEdit *>(parent))
        return true;
    const auto *area = qobject_cast<const QAbstractScrollArea *>(parent);
    return area && area->viewport() == widget;
}

double lightness(const QColor &colour)
{
    const auto part = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = lightness(one);
    const double b = lightness(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// The strongest contrast between any pixel and what most of them are.
double contrastIn(const QImage &image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    QRgb behind = 0;
    int most = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > most) {
            most = it.value();
            behind = it.key();
        }
    }
    double best = 1;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        best = std::max(best, contrast(QColor::fromRgb(it.key()), QColor::fromRgb(behind)));
    return best;
}

QString plain(const QLabel &label)
{
    if (!Qt::mightBeRichText(label.text()))
        return label.text();
    QTextDocument document;
    document.setHtml(label.text());
    return document.toPlainText();
}
} // namespace

QList<QWidget *> controlsIn(const QWidget &root)
{
    QList<QWidget *> controls;
    const auto all = root.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        const bool takes =
            widget->focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton *>(widget);
        if (takes && widget->isVisibleTo(&root) && widget->isEnabled() && !widget->isWindow() &&
            !isPartOfAnother(widget))
            controls.append(widget);
    }
    return controls;
}

QList<Finding> unnamed(const QWidget &root)
{
    QList<Finding> findings;
    for (QWidget *control : controlsIn(root)) {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(control);
        if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
            findings.append(
                {QStringLiteral("name"), wayTo(control), QStringLiteral("a screen reader says nothing")});
    }
    return findings;
}

QList<Finding> withoutTabStop(const QWidget &root)
{
    QList<Finding> findings;
    for (QWidget *control : controlsIn(root)) {
        if (control->focusPolicy() & Qt::TabFocus)
            continue;
        // One tab stop for a group: the segments of a control, the choices of a set; arrows inside.
        bool grouped = false;
        for (const QWidget *sibling : control->parentWidget()->findChildren<QWidget *>()) {
            grouped = grouped || (sibling != control && sibling->focusPolicy() & Qt::TabFocus &&
                                  sibling->metaObject() == control->metaObject() &&
                                  sibling->parentWidget() == control->parentWidget());
        }
        // Buttons of a row in a list are reached from the row.
        const auto *viewport =
            qobject_cast<const QAbstractItemView *>(control->parentWidget()->parentWidget());
        if (!grouped && !viewport)
            findings.append({QStringLiteral("tab"), wayTo(control), QStringLiteral("Tab passes it")});
    }
    return findings;
}

QList<Finding> smallTargets(const QWidget &root)
{
    QList<Finding> findings;
    for (QWidget *control : controlsIn(root)) {
        if (control->width() < smallestTarget || control->height() < smallestTarget)
            findings.append({QStringLiteral("target"), wayTo(control),
                             QStringLiteral("%1 × %2").arg(control->width()).arg(control->height())});
    }
    return findings;
}

QList<Finding> cutTexts(const QWidget &root)
{
    QList<Finding> findings;
    const auto cut = [&findings](const QWidget *widget, const QString &text, int needed, int there) {
        if (!text.isEmpty() && needed > there + 1 && widget->toolTip().isEmpty())
            findings.append(
                {QStringLiteral("cut"), wayTo(widget),
                 QStringLiteral("“%1” needs %2 of %3").arg(text.left(50)).arg(needed).arg(there)});
    };
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        // An ElidedLabel ends in an ellipsis, and says the whole when the pointer rests on it.
        const bool elides = qobject_cast<const ui::ElidedLabel *>(label);
        if (!label->isVisibleTo(&root) || label->text().isEmpty() || elides)
            continue;
        if (label->wordWrap())
            cut(label, plain(*label), label->heightForWidth(label->width()), label->height());
        else
            cut(label, plain(*label), label->sizeHint().width(), label->width());
    }
    for (const QAbstractButton *button : root.findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(&root))
            cut(button, button->text(), button->fontMetrics().horizontalAdvance(button->text().remove(u'&')),
                button->width());
    }
    return findings;
}

QList<Finding> faintLabels(QWidget &root)
{
    QImage image((QSizeF(root.size()) * magnified).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(magnified);
    root.render(&image);
    QList<Finding> findings;
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (!label->isVisibleTo(&root) || !label->isEnabled() || plain(*label).trimmed().isEmpty())
            continue;
        QRect seen(label->mapTo(&root, QPoint()), label->size());
        for (const QWidget *at = label->parentWidget(); at && at != &root; at = at->parentWidget())
            seen &= QRect(at->mapTo(&root, QPoint()), at->size());
        if (seen.width() < label->width() / 2 || seen.height() < label->height() / 2)
            continue; // scrolled out
        const QRectF part(QPointF(seen.topLeft()) * magnified, QSizeF(seen.size()) * magnified);
        const double found = contrastIn(image.copy(part.toRect()));
        const double wanted = label->fontInfo().pixelSize() >= large ? enoughForLarge : enoughContrast;
        if (found < wanted)
            findings.append({QStringLiteral("contrast"), wayTo(label),
                             QStringLiteral("“%1” %2:1").arg(plain(*label).left(40)).arg(found, 0, 'f', 2)});
    }
    return findings;
}

QList<Finding> auditAll(QWidget &root)
{
    return unnamed(root) + withoutTabStop(root) + smallTargets(root) + cutTexts(root) + faintLabels(root);
}

} // namespace hatstand::test
