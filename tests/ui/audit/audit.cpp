// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit.h"

#include "kit/choice_box.h"
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
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionComboBox>
#include <QTextDocument>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <optional>

namespace hatstand::test
{

namespace
{
constexpr int smallestTarget = 24;
constexpr double enoughContrast = 4.5;
constexpr double enoughForLarge = 3.0;
constexpr int large = 24; // px
constexpr qreal magnified = 3;
// In magnified pixels. Words of a line stand closer than things that have nothing to do with each other.
constexpr int betweenThings = 20;
constexpr QSize leastWords{50, 18};
constexpr int mostHigh = 100;

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

/// What most pixels are.
QRgb behindIn(const QHash<QRgb, int> &counts)
{
    QRgb behind = 0;
    int most = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > most) {
            most = it.value();
            behind = it.key();
        }
    }
    return behind;
}

/// Of an image in Format_RGB32.
const QRgb *lineOf(const QImage &image, int y)
{
    return reinterpret_cast<const QRgb *>(image.constScanLine(y));
}

QHash<QRgb, int> coloursIn(const QImage &image, const QRect &part)
{
    QHash<QRgb, int> counts;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const QRgb *line = lineOf(image, y);
        for (int x = part.left(); x <= part.right(); ++x)
            ++counts[line[x]];
    }
    return counts;
}

/// The strongest contrast between any pixel of the part and what is behind it.
double contrastIn(const QImage &image, const QRect &part, std::optional<QRgb> known = {})
{
    const QHash<QRgb, int> counts = coloursIn(image, part);
    const QRgb behind = known.value_or(behindIn(counts));
    double best = 1;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        best = std::max(best, contrast(QColor::fromRgb(it.key()), QColor::fromRgb(behind)));
    return best;
}

/// Where something stands in a line of pixels: begin and end of each run that is not interrupted by more than
/// `gap` empty ones.
QList<QPair<int, int>> runsIn(const QList<bool> &used, int gap)
{
    QList<QPair<int, int>> runs;
    for (int i = 0; i < used.size(); ++i) {
        if (!used[i])
            continue;
        if (!runs.isEmpty() && i - runs.back().second <= gap + 1)
            runs.back().second = i;
        else
            runs.append({i, i});
    }
    return runs;
}

/// The things that stand in a part, cut apart where nothing is between them: lines of text, marks, buttons.
QList<QRect> thingsIn(const QImage &image, const QRect &part, QRgb behind)
{
    QList<bool> lines(part.height(), false);
    QList<bool> columns(part.width(), false);
    for (int y = 0; y < part.height(); ++y) {
        const QRgb *line = lineOf(image, part.top() + y) + part.left();
        for (int x = 0; x < part.width(); ++x) {
            if (line[x] != behind)
                lines[y] = columns[x] = true;
        }
    }
    const auto down = runsIn(lines, 0);
    const auto across = runsIn(columns, betweenThings);
    QList<QRect> things;
    const auto cut = [&](const QRect &found) {
        if (found == part)
            things << found;
        else
            things << thingsIn(image, found, behind);
    };
    if (down.size() != 1 || across.size() == 1) {
        for (const auto &[first, last] : down)
            cut({QPoint(across.front().first, first) + part.topLeft(),
                 QPoint(across.back().second, last) + part.topLeft()});
    } else {
        for (const auto &[first, last] : across)
            cut({QPoint(first, down.front().first) + part.topLeft(),
                 QPoint(last, down.front().second) + part.topLeft()});
    }
    return things;
}

/// What is seen of it within `root`: not what has been scrolled out.
QRect seenPart(const QWidget &widget, const QWidget &root, QRect part)
{
    part.translate(widget.mapTo(&root, QPoint()));
    for (const QWidget *at = &widget; at && at != &root; at = at->parentWidget())
        part &= QRect(at->mapTo(&root, QPoint()), at->size());
    return part;
}

/// The rows of a list that can be seen.
template <class Look>
void eachRow(const QWidget &root, Look look)
{
    for (const QAbstractItemView *view : root.findChildren<QAbstractItemView *>()) {
        const QAbstractItemModel *model = view->model();
        if (!model || !view->isVisibleTo(&root))
            continue;
        const QRect window = view->viewport()->rect();
        for (int row = 0; row < model->rowCount(view->rootIndex()); ++row) {
            for (int column = 0; column < model->columnCount(view->rootIndex()); ++column) {
                const QModelIndex index = model->index(row, column, view->rootIndex());
                const QRect rect = view->visualRect(index);
                if (rect.isEmpty() || !window.intersects(rect))
                    continue;
                look(*view, index, rect);
            }
            if (view->visualRect(model->index(row, 0, view->rootIndex())).top() > window.bottom())
                break;
        }
    }
}

bool isWritten(QChar character)
{
    return character.isLetterOrNumber();
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

QString wayTo(const QWidget *widget)
{
    QStringList way;
    for (const QWidget *at = widget; at && way.size() < 4; at = at->parentWidget()) {
        const QString type = QString::fromLatin1(at->metaObject()->className()).section(u':', -1);
        way.prepend(at->objectName().isEmpty() ? type : type + u'#' + at->objectName());
    }
    return way.join(u'/');
}

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
    eachRow(root, [&](const QAbstractItemView &view, const QModelIndex &index, const QRect &) {
        if (index.column() == 0 && index.data(Qt::AccessibleTextRole).toString().trimmed().isEmpty() &&
            index.data(Qt::DisplayRole).toString().trimmed().isEmpty())
            findings.append({QStringLiteral("name"), wayTo(&view),
                             QStringLiteral("nothing is said of row %1").arg(index.row())});
    });
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
        // The size hint counts the padding, the icon and the arrow of a menu.
        if (button->isVisibleTo(&root) && !isPartOfAnother(button))
            cut(button, button->text(), button->sizeHint().width(), button->width());
    }
    for (const QComboBox *box : root.findChildren<QComboBox *>()) {
        QStyleOptionComboBox option;
        option.initFrom(box);
        option.editable = box->isEditable();
        const QRect words =
            box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
        // A ChoiceBox elides like an ElidedLabel.
        if (box->isVisibleTo(&root) && !qobject_cast<const ui::ChoiceBox *>(box))
            cut(box, box->currentText(), box->fontMetrics().horizontalAdvance(box->currentText()),
                words.width());
    }
    eachRow(root, [&](const QAbstractItemView &view, const QModelIndex &index, const QRect &rect) {
        const QString text = index.data(Qt::DisplayRole).toString();
        const auto *list = qobject_cast<const QListView *>(&view);
        if (list && list->wordWrap()) {
            const QRect room(0, 0, rect.width(), QWIDGETSIZE_MAX);
            const int high = view.fontMetrics().boundingRect(room, Qt::TextWordWrap, text).height();
            if (high > rect.height()) {
                findings.append({QStringLiteral("cut"), wayTo(&view),
                                 QStringLiteral("row “%1” needs a height of %2, and has %3")
                                     .arg(text.left(50))
                                     .arg(high)
                                     .arg(rect.height())});
            }
            return;
        }
        const int needed = view.fontMetrics().horizontalAdvance(text);
        if (needed > rect.width() && index.data(Qt::ToolTipRole).toString().isEmpty())
            findings.append(
                {QStringLiteral("cut"), wayTo(&view),
                 QStringLiteral("row “%1” needs %2 of %3").arg(text.left(50)).arg(needed).arg(rect.width())});
    });
    return findings;
}

QList<Finding> faintTexts(QWidget &root)
{
    QImage image((QSizeF(root.size()) * magnified).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(magnified);
    root.render(&image);
    QList<Finding> findings;
    const auto magnify = [&image](const QRect &seen) {
        return QRectF(QPointF(seen.topLeft()) * magnified, QSizeF(seen.size()) * magnified).toRect() &
               QRect(QPoint(), image.size());
    };
    const auto look = [&](const QWidget &widget, const QRect &whole, const QString &text, int pixelSize) {
        const QRect seen = seenPart(widget, root, whole);
        if (text.trimmed().isEmpty() || seen.width() < whole.width() / 2 || seen.height() < whole.height())
            return; // scrolled out
        const QRect part = magnify(seen);
        const double found = contrastIn(image, part);
        if (found < (pixelSize >= large ? enoughForLarge : enoughContrast))
            findings.append({QStringLiteral("contrast"), wayTo(&widget),
                             QStringLiteral("“%1” %2:1").arg(text.left(40)).arg(found, 0, 'f', 2)});
    };
    const auto each = [&](const QWidget *widget, const QString &text) {
        if (widget->isVisibleTo(&root) && widget->isEnabled())
            look(*widget, widget->rect(), text, widget->fontInfo().pixelSize());
    };
    for (const QLabel *label : root.findChildren<QLabel *>())
        each(label, plain(*label));
    for (const QAbstractButton *button : root.findChildren<QAbstractButton *>())
        each(button, button->text());
    for (const QLineEdit *field : root.findChildren<QLineEdit *>())
        each(field, field->text().isEmpty() ? field->placeholderText() : field->text());
    for (const QComboBox *box : root.findChildren<QComboBox *>())
        each(box, box->currentText());
    eachRow(root, [&](const QAbstractItemView &view, const QModelIndex &index, const QRect &rect) {
        const QString text = index.data(Qt::DisplayRole).toString();
        look(*view.viewport(), rect, text, view.fontInfo().pixelSize());
        // A strong title must not hide what stands faintly under it.
        const QRect seen = seenPart(*view.viewport(), root, rect);
        if (seen.height() < rect.height() || std::none_of(text.begin(), text.end(), isWritten))
            return;
        const QRect part = magnify(seen);
        const QRgb behind = behindIn(coloursIn(image, part));
        for (const QRect &thing : thingsIn(image, part, behind)) {
            if (thing.width() < leastWords.width() || thing.height() < leastWords.height() ||
                thing.height() > mostHigh)
                continue; // a line, a dot, a picture
            const double found = contrastIn(image, thing, behind);
            if (found < enoughContrast)
                findings.append({QStringLiteral("contrast"), wayTo(view.viewport()),
                                 QStringLiteral("in row “%1”, %2 px from its left, %3:1")
                                     .arg(text.left(40))
                                     .arg(int((thing.left() - part.left()) / magnified))
                                     .arg(found, 0, 'f', 2)});
        }
    });
    return findings;
}

QList<Finding> auditShape(const QWidget &root)
{
    return unnamed(root) + withoutTabStop(root) + smallTargets(root) + smallPaintedTargets(root) +
           cutTexts(root);
}

} // namespace hatstand::test
